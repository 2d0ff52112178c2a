package io.homewatt.account.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Which of a tariff's periods is on in which hours of which months: 12 rows of 24 hours, for weekdays and weekends. */
final class Schedule {
    static final int MONTHS = 12;
    private static final int HOURS = 24;
    private static final int MOST_PERIODS = 1_000;
    private static final List<String> NAMES =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private final int[][] weekdays;
    private final int[][] weekends;

    private Schedule(int[][] weekdays, int[][] weekends) {
        this.weekdays = weekdays;
        this.weekends = weekends;
    }

    /** Either may be missing and is then like the other; null without both. */
    static Schedule of(UrdbRate rate, String weekdayMember, String weekendMember) {
        int[][] weekdays = rows(weekdayMember, rate.nested(weekdayMember), HOURS);
        int[][] weekends = rows(weekendMember, rate.nested(weekendMember), HOURS);
        if (weekdays == null && weekends == null) {
            return null;
        }
        return new Schedule(weekdays == null ? weekends : weekdays, weekends == null ? weekdays : weekends);
    }

    /** One period for each month, in an array or in the members of an object; null when it is missing. */
    static Schedule ofMonths(UrdbRate rate, String member) {
        JsonNode months = rate.nested(member);
        if (months.isMissingNode()) {
            return null;
        }
        int[][] rows = new int[MONTHS][1];
        if (months.size() != MONTHS) {
            throw new BadRecord(member + " is not 12 months");
        }
        int month = 0;
        for (JsonNode period : months) {
            rows[month++][0] = period(member, period);
        }
        return new Schedule(rows, rows);
    }

    private static int[][] rows(String member, JsonNode schedule, int width) {
        if (schedule.isMissingNode()) {
            return null;
        }
        int[][] rows = new int[MONTHS][width];
        if (!schedule.isArray() || schedule.size() != MONTHS) {
            throw new BadRecord(member + " is not 12 months of 24 hours");
        }
        for (int month = 0; month < MONTHS; month++) {
            JsonNode row = schedule.get(month);
            if (!row.isArray() || row.size() != width) {
                throw new BadRecord(member + " is not 12 months of 24 hours");
            }
            for (int hour = 0; hour < width; hour++) {
                rows[month][hour] = period(member, row.get(hour));
            }
        }
        return rows;
    }

    private static int period(String member, JsonNode period) {
        // Months without a flat charge are null.
        if (period.isNull()) {
            return -1;
        }
        int number = period.asInt(-1);
        if (number < 0 || number > MOST_PERIODS) {
            throw new BadRecord(member + " has something that is no period");
        }
        return number;
    }

    /** The months that are alike, in the order in which they first come. */
    List<Season> seasons() {
        Map<List<Integer>, List<Integer>> months = new LinkedHashMap<>();
        for (int month = 0; month < MONTHS; month++) {
            List<Integer> row = new ArrayList<>();
            for (int[][] rows : List.of(weekdays, weekends)) {
                Arrays.stream(rows[month]).forEach(row::add);
            }
            months.computeIfAbsent(row, none -> new ArrayList<>()).add(month);
        }
        return months.values().stream().map(Season::new).toList();
    }

    /** Months that are alike. */
    final class Season {
        private final List<Integer> months;

        private Season(List<Integer> months) {
            this.months = months;
        }

        /** Such as {@code Oct-May}, or {@code Jan, Mar-Apr}; null for the whole year. */
        String name() {
            if (months.size() == MONTHS) {
                return null;
            }
            var ranges = new StringJoiner(", ");
            for (int first : months) {
                if (!months.contains((first + MONTHS - 1) % MONTHS)) {
                    int last = first;
                    while (months.contains((last + 1) % MONTHS)) {
                        last = (last + 1) % MONTHS;
                    }
                    ranges.add(first == last ? NAMES.get(first) : NAMES.get(first) + "-" + NAMES.get(last));
                }
            }
            return ranges.toString();
        }

        /** The periods that are on at some hour. */
        List<Integer> periods() {
            var periods = new TreeSet<Integer>();
            for (int[] row : List.of(weekday(), weekend())) {
                Arrays.stream(row).filter(period -> period >= 0).forEach(periods::add);
            }
            return List.copyOf(periods);
        }

        /** Such as {@code Weekdays 16:00-21:00; weekends all day}; null for always. */
        String hours(int period) {
            String onWeekdays = ranges(hour -> weekday()[hour] == period);
            String onWeekends = ranges(hour -> weekend()[hour] == period);
            if (onWeekdays.equals(onWeekends)) {
                return onWeekdays.equals("all day") ? null : "Every day " + onWeekdays;
            }
            if (onWeekends.isEmpty()) {
                return "Weekdays " + onWeekdays;
            }
            return onWeekdays.isEmpty()
                    ? "Weekends " + onWeekends
                    : "Weekdays " + onWeekdays + "; weekends " + onWeekends;
        }

        private int[] weekday() {
            return weekdays[months.get(0)];
        }

        private int[] weekend() {
            return weekends[months.get(0)];
        }

        private String ranges(IntPredicate on) {
            int hours = weekday().length;
            var ranges = new StringJoiner(", ");
            for (int hour = 0; hour < hours; hour++) {
                int end = hour;
                while (end < hours && on.test(end)) {
                    end++;
                }
                if (end - hour == hours) {
                    return "all day";
                }
                if (end > hour) {
                    ranges.add("%02d:00-%02d:00".formatted(hour, end));
                    hour = end;
                }
            }
            return ranges.toString();
        }
    }
}
