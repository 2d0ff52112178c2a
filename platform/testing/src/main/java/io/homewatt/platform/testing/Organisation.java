package io.homewatt.platform.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * An organisation of a test's own, with signed tokens like those of the identity provider.
 *
 * @param id the claim {@code org_id}
 * @param appId its subscription key
 */
public record Organisation(String id, String appId) {
    /** The utility of every organisation. */
    public static final String UTILITY = "UTIL";

    public static Organisation fresh() {
        return new Organisation(
                "org_" + UUID.randomUUID(), UUID.randomUUID().toString().replace("-", ""));
    }

    /** The token of a back end with these scopes. */
    public String token(String... scopes) {
        return sign(claims("service-account", scopes));
    }

    /** The token of a household: a user with this {@code sub}. */
    public String householdToken(String subject, String... scopes) {
        return sign(claims(subject, scopes).claim("realm_access", Map.of("roles", List.of("household"))));
    }

    /** A client of this organisation's at the identity provider, whose tokens have these scopes. */
    public Client client(String... scopes) {
        return Client.of(this, scopes);
    }

    /** A back end's token that ended a minute ago. */
    public String expiredToken(String... scopes) {
        long now = System.currentTimeMillis() / 1000;
        return sign(claims("service-account", scopes).issuedAt(now - 600).expiresAt(now - 60));
    }

    /** A back end's token that ends so soon. */
    public String tokenFor(Duration left, String... scopes) {
        return sign(claims("service-account", scopes).expiresIn(left));
    }

    /** What the identity provider itself gives a back end. */
    String token(String issuer, List<String> scopes) {
        return sign(claims(issuer, "service-account", scopes));
    }

    private JwtClaimsBuilder claims(String subject, String... scopes) {
        return claims(ConfigProvider.getConfig().getValue("homewatt.oidc.url", String.class), subject, List.of(scopes));
    }

    private JwtClaimsBuilder claims(String issuer, String subject, List<String> scopes) {
        return Jwt.issuer(issuer)
                .audience("homewatt")
                .subject(subject)
                .expiresIn(Duration.ofMinutes(10))
                .claim("org_id", id)
                .claim("app_ids", Set.of(sha256(appId)))
                .claim("utility_codes", Set.of(UTILITY))
                .scope(Set.copyOf(scopes));
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(SigningKey.ID).sign(SigningKey.privateKey());
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
