package io.homewatt.disaggregation.alwayson;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A month's always-on usage, as clients of the API see it.
 *
 * @param ratio its share of all usage, 0–1
 * @param value in kWh
 * @param startDate when the month begins where the account is, in UTC
 * @param endDate when it ends
 */
@JsonNaming(LowerCamelCaseStrategy.class)
record AlwaysOnView(BigDecimal ratio, BigDecimal value, String startDate, String endDate) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SS'Z'").withZone(ZoneOffset.UTC);

    static AlwaysOnView of(MonthFigure figure) {
        ZoneId zone = figure.account().site().zone();
        return new AlwaysOnView(
                plain(figure.alwaysOn().ratio()),
                plain(figure.alwaysOn().kilowattHours()),
                time(figure.month().atDay(1), zone),
                time(figure.month().plusMonths(1).atDay(1), zone));
    }

    private static String time(LocalDate day, ZoneId zone) {
        return TIME.format(day.atStartOfDay(zone));
    }

    /** 15 for 15.000, and never 1E+2. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What an answer looks like. */
    record Answer(AlwaysOnView response) {}
}
