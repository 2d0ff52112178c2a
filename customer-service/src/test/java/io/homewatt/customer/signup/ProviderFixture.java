package io.homewatt.customer.signup;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.homewatt.customer.signup.IdentityProviderConfig.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** A provider as it is configured, calling a stub. */
final class ProviderFixture implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Vertx vertx = Vertx.vertx();
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final Kind kind;
    private Duration later = Duration.ZERO;

    ProviderFixture(Kind kind) {
        this.kind = kind;
        server.start();
    }

    WireMockServer server() {
        return server;
    }

    IdentityProvider provider() {
        return provider(PATIENCE);
    }

    /** One that waits no longer than this for an answer. */
    IdentityProvider provider(Duration patience) {
        String path = kind == Kind.KEYCLOAK ? "/realms/homewatt/" : "";
        Optional<String> url = Optional.of(server.baseUrl() + path);
        return new IdentityProviders(settings(kind, url, Optional.of("customer-service"), patience))
                .identityProvider(vertx, new MovingClock());
    }

    /** Lets time pass for the provider. */
    void later(Duration time) {
        later = later.plus(time);
    }

    static <T> T result(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    static IdentityProviderConfig settings(Kind kind, Optional<String> url, Optional<String> clientId) {
        return settings(kind, url, clientId, PATIENCE);
    }

    private static IdentityProviderConfig settings(
            Kind kind, Optional<String> url, Optional<String> clientId, Duration patience) {
        return new Settings(kind, url, clientId, Optional.of("a-secret"), patience, Duration.ofSeconds(2));
    }

    @Override
    public void close() {
        server.stop();
        vertx.closeAndAwait();
    }

    private record Settings(
            Kind kind,
            Optional<String> url,
            Optional<String> clientId,
            Optional<String> clientSecret,
            Duration timeout,
            Duration longestRetryAfter)
            implements IdentityProviderConfig {
        @Override
        public Auth0 auth0() {
            return new Auth0() {
                @Override
                public String connection() {
                    return "households";
                }

                @Override
                public Optional<String> audience() {
                    return Optional.empty();
                }
            };
        }
    }

    private final class MovingClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
