package io.homewatt.disaggregation.meterfile;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Times of tables. */
final class Times {
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXXXX][XXXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int LONGEST = 40;
    private static final int DATE_LENGTH = 10;

    private Times() {}

    /** ISO 8601 with an offset or without, with a blank for its T if need be. */
    static TemporalAccessor parse(String text) {
        if (text.length() <= DATE_LENGTH || text.length() > LONGEST) {
            throw LineFault.bad("a time is none of the form yyyy-mm-dd hh:mm:ss");
        }
        boolean blank = text.charAt(DATE_LENGTH) == ' ';
        String iso = blank ? text.substring(0, DATE_LENGTH) + 'T' + text.substring(DATE_LENGTH + 1) : text;
        try {
            TemporalAccessor time = FORM.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            if (time.get(ChronoField.NANO_OF_SECOND) != 0) {
                throw LineFault.bad("a time is no whole second");
            }
            return time;
        } catch (DateTimeException e) {
            throw LineFault.bad("a time is none of the form yyyy-mm-dd hh:mm:ss");
        }
    }
}
