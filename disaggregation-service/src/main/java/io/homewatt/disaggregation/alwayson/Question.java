package io.homewatt.disaggregation.alwayson;

import io.homewatt.platform.rest.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which account of which utility's customer is asked about, and when.
 *
 * @param utilityCode in upper case
 */
record Question(String utilityCode, long customerId, String utilityAccountId, AsOf asOf) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{3,4}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final int LONGEST_ACCOUNT = 255;
    /** Text that people can read and PostgreSQL can store. */
    private static final Pattern ACCOUNT = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1," + LONGEST_ACCOUNT + "}");

    /** @throws Problem when it is no code */
    static String utilityCode(String text) {
        if (!CODE.matcher(text).matches()) {
            throw Problem.invalid("utilityCode", "must be 3 or 4 letters or digits");
        }
        return text.toUpperCase(Locale.ROOT);
    }

    /** @throws Problem when it is none */
    static long customerId(String text) {
        if (!INTEGER.matcher(text).matches()) {
            throw Problem.invalid("customerId", "must be an integer of at most 18 digits");
        }
        return Long.parseLong(text);
    }

    /** @throws Problem when there is none, or it can't be one */
    static String utilityAccountId(String text) {
        if (text == null || text.isBlank()) {
            throw Problem.invalid("utilityAccountId", "must not be blank");
        }
        if (!ACCOUNT.matcher(text).matches()) {
            throw Problem.invalid(
                    "utilityAccountId", "must be at most " + LONGEST_ACCOUNT + " characters, and none for control");
        }
        return text;
    }
}
