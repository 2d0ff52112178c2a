package io.homewatt.account.envelope;

import io.homewatt.platform.rest.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates as clients write them: ISO 8601, bare or with a time and an offset, of the years 1900 to 2199. */
public final class WireDates {
    private static final Pattern FORM =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}(:?\\d{2})?))?");
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate AFTER_LAST = LocalDate.of(2200, 1, 1);

    private WireDates() {}

    /**
     * The day that a date or a time, at its own offset, is on.
     *
     * @param name the member or parameter, for the error
     * @param text null and empty text are no day: null
     * @throws Problem when it is no date
     */
    public static LocalDate day(String name, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            if (FORM.matcher(text).matches()) {
                LocalDate day = text.length() == 10
                        ? LocalDate.parse(text)
                        : OffsetDateTime.parse(text, WITH_OFFSET).toLocalDate();
                if (!day.isBefore(FIRST) && day.isBefore(AFTER_LAST)) {
                    return day;
                }
            }
        } catch (DateTimeException e) {
            // Of the right form, and still none: a thirteenth month.
        }
        throw Problem.invalid(name, "must be a date, or a time with an offset, in ISO 8601");
    }
}
