package io.homewatt.platform.testing;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;

/**
 * The key pair that signs the test run's tokens. It lives in system properties, because test resources and tests may be
 * in different class loaders.
 */
final class SigningKey {
    static final String ID = "test";
    private static final String PRIVATE = "homewatt.test.private-key";
    private static final String PUBLIC = "homewatt.test.public-key";

    private SigningKey() {}

    static PrivateKey privateKey() {
        generateOnce();
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PRIVATE))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAPublicKey publicKey() {
        generateOnce();
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(System.getProperty(PUBLIC))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as a JSON Web Key Set. */
    static String publicKeys() {
        var key = new RsaJsonWebKey(publicKey());
        key.setKeyId(ID);
        key.setAlgorithm("RS256");
        key.setUse("sig");
        return new JsonWebKeySet(key).toJson();
    }

    private static void generateOnce() {
        synchronized (System.getProperties()) {
            if (System.getProperty(PRIVATE) == null) {
                try {
                    KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
                    System.setProperty(
                            PUBLIC,
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
                    System.setProperty(
                            PRIVATE,
                            Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
