package io.homewatt.enrichment.icp;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A well-formed identifier of a point of connection: ten digits, two letters, three hexadecimal check digits, in upper
 * case. Its check digits may be wrong all the same: the registry has the last word on that.
 */
public record Icp(String value) {

    private static final int BODY = 12;
    private static final Pattern FORMAT = Pattern.compile("[0-9]{10}[A-Z]{2}[0-9A-F]{3}");
    /** x^12 + x^11 + x^3 + x^2 + x + 1, the highest term left out. */
    private static final int POLYNOMIAL = 0x80F;

    private static final int HIGHEST_BIT = 0x800;
    private static final int REGISTER = 0xFFF;

    /** @throws IllegalArgumentException if it is not well-formed; see {@link #parse} */
    public Icp {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("not the format of an ICP");
        }
    }

    /** The identifier that a person typed, in either case; empty if it has not the format of one. */
    public static Optional<Icp> parse(String text) {
        // Not upper-cased as a whole: some letters outside ASCII would turn into ASCII ones.
        String value = text.chars().allMatch(c -> c < 128) ? text.toUpperCase(Locale.ROOT) : text;
        return FORMAT.matcher(value).matches() ? Optional.of(new Icp(value)) : Optional.empty();
    }

    /** Whether the last three characters are the CRC of the first twelve (Code, Schedule 11.1 clause 1). */
    public boolean hasRightCheckDigits() {
        return checkDigits(value.substring(0, BODY)).equals(value.substring(BODY));
    }

    /** CRC-12, register 0 at first, most significant bit first, neither reflected nor inverted. */
    static String checkDigits(String body) {
        int register = 0;
        for (int i = 0; i < body.length(); i++) {
            register ^= body.charAt(i) << 4;
            for (int bit = 0; bit < 8; bit++) {
                boolean carry = (register & HIGHEST_BIT) != 0;
                register = (register << 1 ^ (carry ? POLYNOMIAL : 0)) & REGISTER;
            }
        }
        return String.format("%03X", register);
    }

    @Override
    public String toString() {
        return value;
    }
}
