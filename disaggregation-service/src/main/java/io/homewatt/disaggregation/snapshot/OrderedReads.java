package io.homewatt.disaggregation.snapshot;

import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.disaggregation.reads.ReadSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Hands the reads of a source on, channel by channel in the order of time. Where intervals of several lengths overlap, for
 * files did, the one that begins first is taken, and of two that begin together the shorter.
 */
final class OrderedReads {
    private static final Comparator<DayRow> ORDER =
            Comparator.comparing(DayRow::channel).thenComparing(DayRow::day);

    private record Place(DayRow row, int place) {
        long begin() {
            return row.begin(place);
        }

        int seconds() {
            return row.seconds();
        }
    }

    private OrderedReads() {}

    static void handOn(List<DayRow> rows, ReadSink sink) {
        List<DayRow> sorted = rows.stream().sorted(ORDER).toList();
        List<Place> day = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (int i = 0; i < sorted.size(); i++) {
            DayRow row = sorted.get(i);
            if (i > 0 && sorted.get(i - 1).channel() != row.channel()) {
                end = Long.MIN_VALUE;
            }
            for (int place = 0; place < row.energy().length; place++) {
                if (row.energy()[place] != DayRow.GAP) {
                    day.add(new Place(row, place));
                }
            }
            if (i + 1 == sorted.size() || ORDER.compare(row, sorted.get(i + 1)) != 0) {
                end = handOn(day, end, sink);
                day.clear();
            }
        }
    }

    private static long handOn(List<Place> day, long end, ReadSink sink) {
        day.sort(Comparator.comparingLong(Place::begin).thenComparingInt(Place::seconds));
        long last = end;
        for (Place read : day) {
            if (read.begin() >= last) {
                DayRow row = read.row;
                sink.take(
                        row.channel(),
                        read.begin(),
                        row.seconds(),
                        row.energy()[read.place],
                        row.isEstimated(read.place));
                last = read.begin() + row.seconds();
            }
        }
        return last;
    }
}
