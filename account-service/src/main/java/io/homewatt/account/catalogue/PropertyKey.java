package io.homewatt.account.catalogue;

import java.util.List;

/**
 * What may be asked of an account.
 *
 * @param dataType {@code CHOICE}, {@code STRING}, {@code INTEGER} or {@code DECIMAL}
 * @param entityType what has the property, such as {@code ACCOUNT}
 * @param choices the answers that there are, or null when any is
 */
record PropertyKey(
        String keyName,
        String displayName,
        String description,
        String dataType,
        String entityType,
        List<Choice> choices) {
    InBrief inBrief() {
        return new InBrief(keyName, displayName, dataType);
    }

    /** What identifies it. */
    record InBrief(String keyName, String displayName, String dataType) {}

    /** An answer, and how people say it. */
    record Choice(String value, String displayValue) {}
}
