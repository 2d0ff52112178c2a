package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.ReadSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** EIEP3, whose half hours are numbered from midnight: 48 a day, and 46 or 50 when the clock changes. */
final class Eiep3 extends Eiep {
    private static final DateTimeFormatter DATE = pattern("d/M/uuuu");
    private static final int RECORD_COUNT = 9;
    private static final int COLUMNS = 10;
    private static final int HALF_HOUR = 1_800;

    Eiep3(Table table, Context context) {
        super(table, context, FileFormat.EIEP3, COLUMNS);
    }

    FileReport read(ReadSink sink) throws IOException {
        return read(RECORD_COUNT, sink);
    }

    @Override
    void line(Table line, Gathered into) {
        checkPoint(line.cell(1));
        Gathered.Key key = key(line.cell(9), line.cell(2));
        boolean estimated = estimated(line.cell(3));
        long begin = begin(line.cell(4), line.cell(5));
        into.take(key, begin, HALF_HOUR, Energy.parse(line.cell(6), 6), estimated, line.line());
    }

    private static long begin(String day, String period) {
        try {
            LocalDate date = LocalDate.parse(day, DATE);
            Instant midnight = date.atStartOfDay(ZONE).toInstant();
            long periods = Duration.between(
                                    midnight,
                                    date.plusDays(1).atStartOfDay(ZONE).toInstant())
                            .toSeconds()
                    / HALF_HOUR;
            int number = Integer.parseInt(period);
            if (number < 1 || number > periods) {
                throw LineFault.bad("the day has no such trading period");
            }
            return midnight.getEpochSecond() + (number - 1L) * HALF_HOUR;
        } catch (DateTimeParseException e) {
            throw LineFault.bad("the date is none of the form dd/mm/yyyy");
        } catch (NumberFormatException e) {
            throw LineFault.bad("the trading period is no number");
        }
    }

    private static boolean estimated(String type) {
        return switch (type) {
            case "F" -> false;
            case "E", "P" -> true;
            default -> throw LineFault.bad("the reading type is neither final nor estimated");
        };
    }
}
