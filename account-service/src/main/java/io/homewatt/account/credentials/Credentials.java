package io.homewatt.account.credentials;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a client says in HTTP Basic (RFC 7617).
 *
 * @param id its app id: a client id at the identity provider, without a colon
 * @param secret its app key: that client's secret
 */
record Credentials(String id, String secret) {
    private static final String SCHEME = "Basic";

    /** Longer than any that a provider gives. */
    private static final int LONGEST = 2_048;

    /** Whether the value of an {@code Authorization} header is meant to be credentials, well-formed or not. */
    static boolean areIn(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (header.length() == SCHEME.length() || header.charAt(SCHEME.length()) == ' ');
    }

    /** The credentials in an {@code Authorization} header, unless they are malformed. */
    static Optional<Credentials> of(String header) {
        if (!areIn(header) || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = text.indexOf(':');
            return colon < 1 || colon == text.length() - 1 || text.chars().anyMatch(Character::isISOControl)
                    ? Optional.empty()
                    : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Without the secret, and without the id, which could be a secret that was put in its place. */
    @Override
    public String toString() {
        return SCHEME;
    }
}
