package io.homewatt.platform.access;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Claims of our own in the caller's access token. {@code JsonWebToken.getClaim} throws and catches an exception for each claim
 * that its standard doesn't name, which is an eighth of what a small answer costs.
 */
public final class TokenClaims {
    private TokenClaims() {}

    /** A claim that is text; empty where it is missing, or is not. */
    public static Optional<String> text(SecurityIdentity caller, String name) {
        return claim(caller, name).filter(String.class::isInstance).map(String.class::cast);
    }

    /** Whether a claim is a list that has a text like this. */
    public static boolean has(SecurityIdentity caller, String name, Predicate<String> like) {
        if (claim(caller, name).orElse(null) instanceof JsonArray list) {
            for (JsonValue value : list) {
                if (value instanceof JsonString text && like.test(text.getString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<Object> claim(SecurityIdentity caller, String name) {
        return caller.getPrincipal() instanceof OidcJwtCallerPrincipal token
                ? Optional.ofNullable(token.getClaims().getClaimValue(name))
                : Optional.empty();
    }
}
