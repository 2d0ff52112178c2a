package io.homewatt.platform.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Access tokens that are right in all but one thing, so that nobody may get in with them. */
public enum ForgedToken {
    EXPIRED(claims -> claims.setExpirationTime(inSeconds(-60))),
    WITHOUT_AN_END(claims -> claims.unsetClaim("exp")),
    NOT_VALID_YET(claims -> claims.setNotBefore(inSeconds(600))),
    OF_ANOTHER_ISSUER(claims -> claims.setIssuer("https://id.example.org/realms/homewatt")),
    WITHOUT_AN_ISSUER(claims -> claims.unsetClaim("iss")),
    FOR_ANOTHER_AUDIENCE(claims -> claims.setAudience("somebody-else")),
    WITHOUT_AN_AUDIENCE(claims -> claims.unsetClaim("aud")),
    OF_NO_ORGANISATION(claims -> claims.unsetClaim("org_id")),
    OF_AN_EMPTY_ORGANISATION(claims -> claims.setStringClaim("org_id", "")),
    OF_A_BLANK_ORGANISATION(claims -> claims.setStringClaim("org_id", " \t")),
    OF_A_NUMBER_FOR_AN_ORGANISATION(claims -> claims.setClaim("org_id", 17)),
    OF_MANY_ORGANISATIONS(claims -> claims.setStringListClaim("org_id", "org_a", "org_b")),
    OF_AN_OBJECT_FOR_AN_ORGANISATION(claims -> claims.setClaim("org_id", Map.of("id", "org_a"))),
    OF_A_HOUSEHOLD_WITHOUT_A_NAME(claims -> {
        claims.setClaim("realm_access", Map.of("roles", List.of("household")));
        claims.unsetClaim("sub");
    }),

    UNSIGNED("none", null, Map.of()),
    SIGNED_WITH_THE_PUBLIC_KEY_AS_A_SECRET(
            AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(SigningKey.publicKey().getEncoded()), Map.of()),
    SIGNED_WITH_THE_PUBLIC_KEYS_TEXT_AS_A_SECRET(
            AlgorithmIdentifiers.HMAC_SHA256,
            new HmacKey(("-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(SigningKey.publicKey().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(StandardCharsets.US_ASCII)),
            Map.of()),
    SIGNED_WITH_ANOTHER_KEY(Map.of()),
    WITH_ITS_OWN_KEY_INSIDE(Map.of("jwk", anotherKey().toParams(RsaJsonWebKey.OutputControlLevel.PUBLIC_ONLY))),
    WITH_THE_ADDRESS_OF_ITS_KEYS(Map.of("jku", "http://localhost:1/keys", "x5u", "http://localhost:1/certificate")),
    WITH_A_PATH_FOR_A_KEY(Map.of("kid", "../../../../../../dev/null")),
    WITH_AN_ADDRESS_FOR_A_KEY(Map.of("kid", "http://localhost:1/keys")),
    WITH_SQL_FOR_A_KEY(Map.of("kid", "' union select '" + Hostile.MARK)),
    WITH_A_CRITICAL_HEADER(
            AlgorithmIdentifiers.RSA_USING_SHA256,
            SigningKey.privateKey(),
            Map.of("crit", List.of(Hostile.MARK), Hostile.MARK, "1")),
    WITHOUT_ITS_SIGNATURE {
        @Override
        public String of(Organisation organisation, String... scopes) {
            String token = organisation.token(scopes);
            return token.substring(0, token.lastIndexOf('.') + 1);
        }
    },
    /** The header and signature of one token around the claims of another. */
    WITH_OTHER_CLAIMS_THAN_WERE_SIGNED {
        @Override
        public String of(Organisation organisation, String... scopes) {
            String[] signed = Organisation.fresh().token("nothing").split("\\.");
            return signed[0] + "." + organisation.token(scopes).split("\\.")[1] + "." + signed[2];
        }
    };

    private final Consumer<JwtClaims> change;
    private final String algorithm;
    private final Key key;
    private final Map<String, Object> headers;

    ForgedToken() {
        this(claims -> {});
    }

    /** Signed by the identity provider itself. */
    ForgedToken(Consumer<JwtClaims> change) {
        this(change, AlgorithmIdentifiers.RSA_USING_SHA256, SigningKey.privateKey(), Map.of());
    }

    /** Signed with a key of the attacker's. */
    ForgedToken(Map<String, Object> headers) {
        this(claims -> {}, AlgorithmIdentifiers.RSA_USING_SHA256, anotherKey().getPrivateKey(), headers);
    }

    ForgedToken(String algorithm, Key key, Map<String, Object> headers) {
        this(claims -> {}, algorithm, key, headers);
    }

    ForgedToken(Consumer<JwtClaims> change, String algorithm, Key key, Map<String, Object> headers) {
        this.change = change;
        this.algorithm = algorithm;
        this.key = key;
        this.headers = headers;
    }

    /** The token as it would be for a back end of the organisation with these scopes. */
    public String of(Organisation organisation, String... scopes) {
        try {
            String payload = organisation.token(scopes).split("\\.")[1];
            JwtClaims claims =
                    JwtClaims.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
            change.accept(claims);
            return sign(claims);
        } catch (InvalidJwtException | JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private String sign(JwtClaims claims) throws JoseException {
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(SigningKey.ID);
        headers.forEach(token.getHeaders()::setObjectHeaderValue);
        token.setKey(key);
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private static NumericDate inSeconds(int seconds) {
        return NumericDate.fromSeconds(System.currentTimeMillis() / 1000 + seconds);
    }

    private static RsaJsonWebKey anotherKey() {
        return AnotherKey.KEY;
    }

    /** Made once. */
    private static final class AnotherKey {
        static final RsaJsonWebKey KEY = make();

        private static RsaJsonWebKey make() {
            try {
                KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
                var key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
                key.setPrivateKey(pair.getPrivate());
                return key;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
