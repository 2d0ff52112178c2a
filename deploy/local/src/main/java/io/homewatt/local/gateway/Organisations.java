package io.homewatt.local.gateway;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whose requests are, for counting. Only a token that the identity provider has signed says so: with a claim that
 * anybody can write, anybody could use up what another organisation may ask for. Whether a request is allowed is for the
 * service to say.
 */
final class Organisations {
    private static final Logger LOG = LoggerFactory.getLogger(Organisations.class);
    private static final String BEARER = "Bearer ";
    private static final String KEYS = "/realms/homewatt/protocol/openid-connect/certs";
    /** Between two looks at the provider's keys, whatever keys tokens name. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final HttpClient client;
    private final URI provider;
    private final JwtConsumer tokens;
    private volatile List<JsonWebKey> keys = List.of();
    private long asked = System.nanoTime() - PAUSE.toNanos();

    /** @param provider where Keycloak is */
    Organisations(HttpClient client, URI provider) {
        this.client = client;
        this.provider = provider;
        this.tokens = new JwtConsumerBuilder()
                .setVerificationKeyResolver((token, outer) -> key(token))
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setRequireExpirationTime()
                .setSkipDefaultAudienceValidation()
                .build();
    }

    /** The organisation of the request's token, if it has one and it is genuine, as far as is known yet. */
    Optional<String> of(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(tokens.processToClaims(authorization.substring(BEARER.length()))
                    .getStringClaimValue("org_id"));
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private Key key(JsonWebSignature token) throws UnresolvableKeyException {
        try {
            return new JwksVerificationKeyResolver(keys).resolveKey(token, List.<JsonWebStructure>of());
        } catch (UnresolvableKeyException e) {
            askForKeys();
            throw e;
        }
    }

    /** Until they are there, requests count for their address only. */
    private synchronized void askForKeys() {
        if (System.nanoTime() - asked < PAUSE.toNanos()) {
            return;
        }
        asked = System.nanoTime();
        client.request(HttpMethod.GET, provider.getPort(), provider.getHost(), KEYS)
                .compose(request -> request.send())
                .compose(HttpClientResponse::body)
                .onSuccess(body -> take(body.toString()))
                .onFailure(failure -> LOG.debug("the provider's keys", failure));
    }

    private void take(String set) {
        try {
            keys = new JsonWebKeySet(set).getJsonWebKeys();
        } catch (JoseException e) {
            LOG.warn("The identity provider's keys can't be read: {}", e.getMessage());
        }
    }
}
