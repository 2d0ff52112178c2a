package io.homewatt.account.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What may be asked of an account.
 *
 * @param dataType {@code CHOICE}, {@code STRING}, {@code INTEGER} or {@code DECIMAL}
 * @param entityType what has the property, such as {@code ACCOUNT}
 * @param choices the answers that there are, or null when any is
 */
public record PropertyKey(
        String keyName,
        String displayName,
        String description,
        String dataType,
        String entityType,
        List<Choice> choices) {
    private static final String CUSTOMER_CLASS = "customerClass";

    /** The data type that an account shows with its own property: only that of the customer's class. */
    public static Optional<String> shownDataType(String keyName) {
        return CUSTOMER_CLASS.equals(keyName) ? Optional.of("CHOICE") : Optional.empty();
    }

    InBrief inBrief() {
        return new InBrief(keyName, displayName, dataType);
    }

    /** What identifies it. */
    record InBrief(String keyName, String displayName, String dataType) {}

    /** An answer, and how people say it. */
    public record Choice(String value, String displayValue) {}
}
