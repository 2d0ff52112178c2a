package io.homewatt.disaggregation.alwayson;

import io.homewatt.platform.rest.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The day that a caller asks about: a date, or where an account is at some time; today at the latest. */
final class AsOf {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DATE_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\S{1,40}");

    private final Function<ZoneId, LocalDate> day;
    private final Instant now;

    private AsOf(Function<ZoneId, LocalDate> day, Instant now) {
        this.day = day;
        this.now = now;
    }

    /**
     * The parameter, which may be missing.
     *
     * @throws Problem when it is neither a date nor a time with its offset
     */
    static AsOf of(String text, Instant now) {
        if (text == null) {
            return new AsOf(zone -> LocalDate.ofInstant(now, zone), now);
        }
        // A plus that wasn't encoded comes as a blank.
        String written = text.replace(' ', '+');
        try {
            if (DATE.matcher(written).matches()) {
                LocalDate date = LocalDate.parse(written);
                return new AsOf(zone -> date, now);
            }
            if (DATE_TIME.matcher(written).matches()) {
                Instant time = OffsetDateTime.parse(written).toInstant();
                return new AsOf(zone -> LocalDate.ofInstant(time, zone), now);
            }
        } catch (DateTimeException e) {
            // As what has another form.
        }
        throw Problem.invalid("asOf", "must be a date such as 2019-03-01, or a time such as 2019-03-01T00:00:00Z");
    }

    /** The day where an account is. */
    LocalDate in(ZoneId zone) {
        LocalDate asked = day.apply(zone);
        LocalDate today = LocalDate.ofInstant(now, zone);
        return asked.isAfter(today) ? today : asked;
    }

    /** The day where it is earliest. */
    LocalDate earliest() {
        return in(ZoneOffset.MIN);
    }

    /** The day where it is latest. */
    LocalDate latest() {
        return in(ZoneOffset.MAX);
    }
}
