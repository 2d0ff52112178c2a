package io.homewatt.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a minute whom an access token stands for, never beyond the token's own end: to check a signature is a good
 * part of what a small answer costs, and clients use a token for many calls.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class KnownTokens implements HttpAuthenticationMechanism {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** In characters of their headers; what is kept of a token is some times as large. */
    private static final int MOST = 4_000_000;

    private static final Uni<HttpCredentialTransport> TRANSPORT =
            Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));

    private final OidcAuthenticationMechanism tokens;
    /** By the header that they come in. */
    private final Cache<String, SecurityIdentity> known = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((String header, SecurityIdentity identity) -> header.length())
            .expireAfter(Expiry.<String, SecurityIdentity>creating((header, identity) -> left(identity)))
            .build();

    KnownTokens(OidcAuthenticationMechanism tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        List<String> headers = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.size() != 1) {
            return tokens.authenticate(request, identities);
        }
        String header = headers.get(0);
        SecurityIdentity identity = known.getIfPresent(header);
        return identity != null
                ? Uni.createFrom().item(identity)
                : tokens.authenticate(request, identities)
                        .onItem()
                        .ifNotNull()
                        .invoke(checked -> known.put(header, alone(checked)));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return tokens.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return tokens.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return TRANSPORT;
    }

    @Override
    public int getPriority() {
        return tokens.getPriority() + 1;
    }

    /** Without its attributes, which are of the request that it came with. */
    private static SecurityIdentity alone(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .addPermissions(identity.getPermissions())
                .build();
    }

    private static Duration left(SecurityIdentity identity) {
        Instant end = Instant.ofEpochSecond(((JsonWebToken) identity.getPrincipal()).getExpirationTime());
        Duration left = Duration.between(Instant.now(), end);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
