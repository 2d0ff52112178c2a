package io.homewatt.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a minute whom an access token stands for, never beyond the token's own end: to check a signature is a good
 * part of what a small answer costs, and clients use a token for many calls.
 */
@ApplicationScoped
class KnownTokens implements IdentityProvider<TokenAuthenticationRequest> {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final OidcIdentityProvider provider;
    private final Cache<String, SecurityIdentity> known = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfter(Expiry.<String, SecurityIdentity>creating((token, identity) -> left(identity)))
            .build();

    KnownTokens(OidcIdentityProvider provider) {
        this.provider = provider;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before OIDC's own, which is asked for what is not known. */
    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        String token = request.getToken().getToken();
        SecurityIdentity identity = known.getIfPresent(token);
        return identity != null
                ? Uni.createFrom().item(identity)
                : provider.authenticate(request, context).invoke(checked -> known.put(token, alone(checked)));
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
