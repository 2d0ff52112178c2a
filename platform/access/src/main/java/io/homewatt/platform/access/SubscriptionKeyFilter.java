package io.homewatt.platform.access;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets a request through if its subscription key is one of those in the access token. A refusal is JAX-RS's own
 * exception, which tells it from Quarkus' for a token without the right.
 */
class SubscriptionKeyFilter {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{32}");

    private final CurrentIdentityAssociation identity;

    SubscriptionKeyFilter(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    @SubscriptionKeyRequired
    @ServerRequestFilter
    Uni<Void> check(ContainerRequestContext request) {
        String key = request.getHeaderString("ahiko-app-id");
        return identity.getDeferredIdentity()
                .invoke(caller -> {
                    if (key == null || !KEY.matcher(key).matches() || !owns(caller, sha256(key))) {
                        throw new ForbiddenException("The subscription key is not one of the caller's");
                    }
                })
                .replaceWithVoid();
    }

    private static boolean owns(SecurityIdentity caller, String hash) {
        return TokenClaims.has(caller, "app_ids", hash::equals);
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
