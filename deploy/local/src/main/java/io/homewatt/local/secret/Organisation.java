package io.homewatt.local.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A sample organisation: a customer of the platform with a back end of its own and one household.
 *
 * @param letter tells it from the others, in upper case
 * @param clientSecret of its back end
 * @param appId its subscription key
 * @param householdPassword of its household
 */
public record Organisation(String letter, String clientSecret, String appId, String householdPassword) {
    private static final List<String> LETTERS = List.of("A", "B");

    /** The organisations that every platform on one machine has. */
    public static List<Organisation> samples(Secrets secrets) throws IOException {
        return List.of(sample(secrets, LETTERS.get(0)), sample(secrets, LETTERS.get(1)));
    }

    private static Organisation sample(Secrets secrets, String letter) throws IOException {
        String prefix = "organisation." + letter;
        return new Organisation(
                letter,
                secrets.get(prefix + ".client-secret"),
                secrets.get(prefix + ".app-id"),
                secrets.get(prefix + ".household-password"));
    }

    /** The tenant, as tokens have it. */
    public String id() {
        return "org_" + letter.toLowerCase(Locale.ROOT);
    }

    public String clientId() {
        return "organisation-" + letter.toLowerCase(Locale.ROOT);
    }

    public String householdUser() {
        return "household-" + letter.toLowerCase(Locale.ROOT);
    }

    /** Four letters. */
    public String utilityCode() {
        return "UTI" + letter;
    }

    /** What tokens have of the subscription key: its SHA-256 in lower-case hexadecimal digits. */
    public String appIdHash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(appId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
