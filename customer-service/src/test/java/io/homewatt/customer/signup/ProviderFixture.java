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
    private final Vertx vertx = Vertx.vertx();
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final IdentityProvider provider;
    private Duration later = Duration.ZERO;

    ProviderFixture(Kind kind) {
        server.start();
        String path = kind == Kind.KEYCLOAK ? "/realms/homewatt/" : "";
        provider = new IdentityProviders(
                        settings(kind, Optional.of(server.baseUrl() + path), Optional.of("customer-service")))
                .identityProvider(vertx, new MovingClock());
    }

    WireMockServer server() {
        return server;
    }

    IdentityProvider provider() {
        return provider;
    }

    /** Lets time pass for the provider. */
    void later(Duration time) {
        later = later.plus(time);
    }

    static <T> T result(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    static IdentityProviderConfig settings(Kind kind, Optional<String> url, Optional<String> clientId) {
        return new Settings(
                kind, url, clientId, Optional.of("a-secret"), Duration.ofMillis(500), Duration.ofSeconds(2));
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
