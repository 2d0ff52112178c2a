package io.homewatt.disaggregation.reads;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Deliveries of one source, as senders make them: in parts, overlapping, with corrections and estimates. */
final class Deliveries {
    static final LocalDate FIRST = LocalDate.of(2026, 2, 27);
    static final int DAYS = 4;
    private static final int SECONDS = 7200;

    /** A read as it was delivered; the place counts from the first day's midnight. */
    record Read(int place, int energy, boolean estimated) {}

    record Delivery(long issued, List<Read> reads) {
        List<DayRow> rows(String organisation) {
            var rows = new DayRows(organisation, "UTIL/1", issued);
            reads.forEach(read -> rows.take(
                    Channel.EXTRACTION,
                    FIRST.toEpochDay() * DayRows.DAY + (long) read.place * SECONDS,
                    SECONDS,
                    read.energy,
                    read.estimated));
            return rows.rows();
        }
    }

    private Deliveries() {}

    /** Few different times and energies, so that many are equal. */
    static List<Delivery> some(Random random) {
        return Stream.generate(() -> new Delivery(
                        1 + random.nextInt(3),
                        Stream.generate(() -> read(random))
                                .limit(1 + random.nextInt(60))
                                .toList()))
                .limit(1 + random.nextInt(8))
                .toList();
    }

    private static Read read(Random random) {
        return new Read(random.nextInt(DAYS * DayRows.DAY / SECONDS), random.nextInt(5) - 1, random.nextInt(3) == 0);
    }

    /** What should be stored of them: told read by read, without rows. */
    static List<String> expected(List<Delivery> deliveries) {
        record Stated(long issued, Read read) {}
        var held = new TreeMap<Integer, Stated>();
        for (Delivery delivery : deliveries) {
            for (Read read : delivery.reads) {
                held.merge(read.place, new Stated(delivery.issued, read), (a, b) -> {
                    if (a.issued != b.issued) {
                        return a.issued > b.issued ? a : b;
                    }
                    if (a.read.estimated != b.read.estimated) {
                        return a.read.estimated ? b : a;
                    }
                    return a.read.energy <= b.read.energy ? a : b;
                });
            }
        }
        List<String> told = new ArrayList<>();
        held.forEach((place, stated) -> told.add(tell(
                FIRST.toEpochDay() * DayRows.DAY + (long) place * SECONDS,
                stated.read.energy,
                stated.read.estimated,
                stated.issued)));
        return told;
    }

    /** The same of rows, in the order of days. */
    static List<String> told(List<DayRow> rows) {
        List<String> told = new ArrayList<>();
        for (DayRow row : rows) {
            for (int i = 0; i < row.energy().length; i++) {
                if (row.energy()[i] != DayRow.GAP) {
                    told.add(tell(row.begin(i), row.energy()[i], row.isEstimated(i), row.issued(i)));
                }
            }
        }
        return told;
    }

    private static String tell(long begin, int energy, boolean estimated, long issued) {
        return begin + " " + energy + (estimated ? " estimated " : " ") + issued;
    }
}
