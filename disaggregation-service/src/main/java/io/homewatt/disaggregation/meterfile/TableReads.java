package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.meterfile.Gathered.Flow;
import io.homewatt.disaggregation.reads.DayRows;
import io.homewatt.disaggregation.reads.ReadSink;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A plain table: {@code start,kwh}, {@code start,end,kwh[,quality]}, or the mean power of each interval in W
 * ({@code Time,Aggregate[,appliances…]}). Without ends, intervals are as long as most begins are apart.
 */
final class TableReads {
    private static final List<String> STARTS = List.of("start", "time", "timestamp", "datetime");
    private static final List<String> ENERGIES = List.of("kwh", "value", "energy", "energy_kwh");
    private static final List<String> POWERS = List.of("aggregate", "power_w", "watts", "w");
    private static final Gathered.Key REGISTER = new Gathered.Key(Flow.EXTRACTION, "");
    private static final int SECONDS_OF_HOUR = 3_600;

    private final Table table;
    private final Context context;
    private final WallClock clock;
    private final Gathered gathered;
    private final int start;
    private final int end;
    private final int energy;
    private final int quality;
    private final FileFormat format;

    private TableReads(Table table, Context context, Map<String, Integer> columns, FileFormat format) {
        this.table = table;
        this.context = context;
        this.clock = new WallClock(context.zone());
        this.gathered = new Gathered(context);
        this.format = format;
        this.start = find(columns, STARTS);
        this.energy = find(columns, format == FileFormat.CSV ? ENERGIES : POWERS);
        this.end = find(columns, List.of("end"));
        this.quality = find(columns, List.of("quality"));
    }

    /** Of the table whose header is the current record, if it is such a table. */
    static Optional<TableReads> of(Table table, Context context) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < table.width(); i++) {
            columns.putIfAbsent(table.cell(i).toLowerCase(Locale.ROOT), i);
        }
        if (find(columns, STARTS) < 0) {
            return Optional.empty();
        }
        if (find(columns, ENERGIES) >= 0) {
            return Optional.of(new TableReads(table, context, columns, FileFormat.CSV));
        }
        return find(columns, POWERS) < 0
                ? Optional.empty()
                : Optional.of(new TableReads(table, context, columns, FileFormat.POWER_CSV));
    }

    private static int find(Map<String, Integer> columns, List<String> names) {
        return names.stream()
                .filter(columns::containsKey)
                .findFirst()
                .map(columns::get)
                .orElse(-1);
    }

    FileReport read(ReadSink sink) throws IOException {
        int width = table.width();
        Register raw = new Register();
        while (table.next()) {
            try {
                if (table.width() != width) {
                    throw LineFault.bad("the line has another number of columns than the first");
                }
                line(raw);
            } catch (LineFault e) {
                gathered.note(table.line(), e);
            }
        }
        gathered.checkRefused();
        int step = end < 0 ? step(raw) : 0;
        for (int i = 0; i < raw.size(); i++) {
            int seconds = end < 0 ? step : raw.seconds(i);
            try {
                long amount = raw.amount(i);
                long milliwattHours = format == FileFormat.CSV ? amount : energy(amount, seconds);
                gathered.take(REGISTER, raw.begin(i), seconds, milliwattHours, raw.isEstimated(i), raw.line(i));
            } catch (LineFault e) {
                gathered.note(raw.line(i), e);
            }
        }
        return gathered.finish(format, context.zone(), sink);
    }

    private int step(Register raw) {
        int step = raw.usualStep();
        if (raw.size() > 0 && !DayRows.isInterval(step)) {
            throw new RefusedFile(
                    RefusedFile.Reason.DAMAGED, "How long the intervals are can't be told: give their ends.");
        }
        return step;
    }

    private void line(Register raw) {
        TemporalAccessor from = Times.parse(table.cell(start));
        long begin = from instanceof OffsetDateTime time
                ? time.toEpochSecond()
                : clock.instant(REGISTER, LocalDateTime.from(from));
        gathered.checkTime(begin);
        boolean estimated = quality >= 0 && estimated(table.cell(quality));
        long amount = Energy.parse(table.cell(energy), format == FileFormat.CSV ? 6 : 3);
        if (amount < 0) {
            throw LineFault.bad("the energy is negative");
        }
        raw.add(begin, end < 0 ? 0 : seconds(from, begin), amount, estimated, table.line());
    }

    private int seconds(TemporalAccessor from, long begin) {
        TemporalAccessor to = Times.parse(table.cell(end));
        if (from instanceof LocalDateTime clockFrom && to instanceof LocalDateTime clockTo) {
            return bounded(clock.seconds(clockFrom, begin, clockTo));
        }
        if (to instanceof OffsetDateTime time) {
            return bounded(time.toEpochSecond() - begin);
        }
        throw LineFault.bad("of an interval's begin and end one has an offset and one has none");
    }

    /** Whatever it is that far out, it is no interval. */
    private static int bounded(long seconds) {
        return (int) Math.max(-1, Math.min(seconds, Integer.MAX_VALUE));
    }

    /** Of a power in mW, in mWh. */
    private static long energy(long milliwatts, int seconds) {
        try {
            return (Math.multiplyExact(milliwatts, seconds) + SECONDS_OF_HOUR / 2) / SECONDS_OF_HOUR;
        } catch (ArithmeticException e) {
            throw LineFault.bad("the power is more than a home can have");
        }
    }

    private static boolean estimated(String quality) {
        return switch (quality.toLowerCase(Locale.ROOT)) {
            case "", "a", "actual", "rd", "measured", "valid", "validated" -> false;
            case "e", "es", "estimate", "estimated" -> true;
            default -> throw LineFault.bad("the quality is neither actual nor estimated");
        };
    }
}
