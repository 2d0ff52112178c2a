package io.homewatt.account.property;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * One value of an account, as it is stored and shown.
 *
 * @param keyName its name, unique in the account
 * @param dataType {@code CHOICE} where the values are given, else null
 * @param dataValue the value, whatever it is, as text
 * @param fromDateTime since when it holds, ISO 8601, as it was given; or null
 * @param toDateTime until when, likewise
 * @param accuracy how sure it is, in percent; null or 100 when somebody said so
 * @param source {@code DEFAULT} when it came with a default tariff, {@code INTERVIEW} when it was asked for, or null
 */
public record PropertyData(
        String keyName,
        String dataType,
        String dataValue,
        String fromDateTime,
        String toDateTime,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal accuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) String source) {
    public static final String FROM_DEFAULT = "DEFAULT";
    public static final String FROM_INTERVIEW = "INTERVIEW";
}
