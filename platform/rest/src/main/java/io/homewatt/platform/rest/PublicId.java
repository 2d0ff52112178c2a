package io.homewatt.platform.rest;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How the ids of one kind of thing look outside: a prefix and a UUID in 32 lower-case hexadecimal digits.
 *
 * @param prefix such as {@code thing_}
 */
public record PublicId(String prefix) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{32}");

    public String of(UUID id) {
        HexFormat hex = HexFormat.of();
        return prefix + hex.toHexDigits(id.getMostSignificantBits()) + hex.toHexDigits(id.getLeastSignificantBits());
    }

    /** The UUID of an id of this kind; none for anything else. */
    public Optional<UUID> parse(String text) {
        if (text == null || !text.startsWith(prefix)) {
            return Optional.empty();
        }
        String digits = text.substring(prefix.length());
        return DIGITS.matcher(digits).matches()
                ? Optional.of(new UUID(
                        HexFormat.fromHexDigitsToLong(digits, 0, 16), HexFormat.fromHexDigitsToLong(digits, 16, 32)))
                : Optional.empty();
    }
}
