package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.DayPlaces;
import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.DaySummary;
import io.homewatt.disaggregation.estimate.Method;
import io.homewatt.disaggregation.household.KnownAccount;
import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.disaggregation.reads.Reads.SourceDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Local days of an account that are to be summed up.
 *
 * @param sources where its reads come from
 * @param days those that the UTC days touch whose reads changed
 */
record AccountDays(KnownAccount account, List<String> sources, SortedSet<LocalDate> days) {
    private static final int DAY = 86_400;

    static AccountDays touchedBy(KnownAccount account, List<String> sources, Collection<LocalDate> utcDays) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (LocalDate day : utcDays) {
            long begin = day.toEpochDay() * DAY;
            days.add(local(begin, account.site().zone()));
            days.add(local(begin + DAY - 1, account.site().zone()));
        }
        return new AccountDays(account, sources, days);
    }

    private static LocalDate local(long second, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
    }

    /** The months that the days are of. */
    Stream<YearMonth> months() {
        return days.stream().map(YearMonth::from).distinct();
    }

    /** All reads that the days need, in the UTC days they lie in. */
    Stream<SourceDay> needed() {
        ZoneId zone = account.site().zone();
        return days.stream()
                .flatMap(day -> utc(day.atStartOfDay(zone).toEpochSecond())
                        .datesUntil(utc(day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1)
                                .plusDays(1)))
                .distinct()
                .flatMap(day -> sources.stream().map(source -> new SourceDay(account.organisation(), source, day)));
    }

    private static LocalDate utc(long second) {
        return local(second, ZoneOffset.UTC);
    }

    /** Whether the rows have reads of an injection channel, and the account counts as one without. */
    boolean seenToInject(Map<SourceDay, List<DayRow>> rows) {
        return !account.site().injects()
                && needed().flatMap(day -> rows.getOrDefault(day, List.of()).stream())
                        .anyMatch(row -> row.channel() == Channel.INJECTION);
    }

    /** The days that have reads. */
    List<DaySummary> summaries(Map<SourceDay, List<DayRow>> rows, Method method) {
        Map<LocalDate, List<DayRow>> byDay = new HashMap<>();
        needed().forEach(key -> rows.getOrDefault(key, List.of()).stream()
                .filter(row -> row.channel() == Channel.EXTRACTION)
                .forEach(row -> byDay.computeIfAbsent(row.day(), day -> new ArrayList<>())
                        .add(row)));
        List<DaySummary> summaries = new ArrayList<>();
        for (LocalDate day : days) {
            DayReads reads = reads(day, byDay);
            if (reads.seconds() > 0) {
                summaries.add(DaySummary.of(reads, method));
            }
        }
        return summaries;
    }

    private DayReads reads(LocalDate day, Map<LocalDate, List<DayRow>> byDay) {
        var places = new DayPlaces(day, account.site());
        LocalDate last = utc(places.end() - 1);
        for (LocalDate utc = utc(places.begin()); !utc.isAfter(last); utc = utc.plusDays(1)) {
            for (DayRow row : byDay.getOrDefault(utc, List.of())) {
                offer(places, row);
            }
        }
        return places.read();
    }

    private static void offer(DayPlaces places, DayRow row) {
        int[] energy = row.energy();
        for (int i = 0; i < energy.length; i++) {
            if (energy[i] != DayRow.GAP) {
                places.offer(row.begin(i), row.seconds(), energy[i], row.isEstimated(i), row.issued(i));
            }
        }
    }
}
