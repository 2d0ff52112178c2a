package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.ReadSink;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * EIEP13A, versions 1.1 to 1.4. Times in lines marked NZST are standard time all year; those marked NZDT or not at all are
 * what the clock showed.
 */
final class Eiep13a extends Eiep {
    private static final DateTimeFormatter TIME = pattern("d/M/uuuu HH:mm:ss");
    private static final ZoneOffset STANDARD = ZoneOffset.ofHours(12);
    private static final int RECORD_COUNT = 8;
    private static final int COLUMNS = 14;

    private final WallClock clock = new WallClock(ZONE);

    Eiep13a(Table table, Context context) {
        super(table, context, FileFormat.EIEP13A, COLUMNS);
    }

    FileReport read(ReadSink sink) throws IOException {
        return read(RECORD_COUNT, sink);
    }

    @Override
    void line(Table line, Gathered into) {
        checkAccepted(line.cell(3));
        checkPoint(line.cell(2));
        Gathered.Key key = key(line.cell(6), line.cell(5), line.cell(7), line.cell(8));
        LocalDateTime from = time(line.cell(9));
        LocalDateTime to = time(line.cell(10));
        if (from.getSecond() == 1) {
            from = from.minusSeconds(1);
        }
        if (to.getSecond() == 59) {
            to = to.plusSeconds(1);
        }
        boolean estimated = estimated(line.cell(11));
        long energy = Energy.parse(line.cell(12), 6);
        long begin;
        long seconds;
        switch (line.cell(4)) {
            case "NZST" -> {
                begin = from.toEpochSecond(STANDARD);
                seconds = Duration.between(from, to).toSeconds();
            }
            case "NZDT", "" -> {
                begin = clock.instant(key, from);
                seconds = clock.seconds(from, begin, to);
            }
            default -> throw LineFault.bad("the daylight saving is neither NZST nor NZDT");
        }
        into.take(key, begin, seconds, energy, estimated, line.line());
    }

    /** Spreadsheets cut the zeros off. */
    private static void checkAccepted(String code) {
        if (code.isEmpty() || code.length() > 3 || !code.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw LineFault.bad("the response code is none");
        }
        if (Integer.parseInt(code) != 0) {
            throw LineFault.leftOut("the response code is not 000");
        }
    }

    private static boolean estimated(String status) {
        return switch (status) {
            case "RD" -> false;
            case "ES" -> true;
            default -> throw LineFault.bad("the read status is neither RD nor ES");
        };
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw LineFault.bad("a time is none of the form dd/mm/yyyy hh:mm:ss");
        }
    }
}
