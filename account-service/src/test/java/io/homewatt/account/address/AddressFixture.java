package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.Optional;

/** What the tests of this package start from. */
final class AddressFixture {
    static final Gazetteer BUILT_IN = new AddressSources(Settings.builtIn(), null).gazetteer();

    private AddressFixture() {}

    static <T> T result(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(10));
    }

    static Address text(String addressString) {
        return new Address(addressString, null, null, null, null, null, null, null, null, null, null);
    }

    static Address fields(String address1, String city, String state, String zip, String country) {
        return new Address(null, null, address1, null, city, state, zip, country, null, null, null);
    }

    static Geocoder of(AddressConfig config, Vertx vertx) {
        return new AddressSources(config, vertx).geocoder();
    }

    /** Settings that differ from the defaults where a test needs it. */
    record Settings(
            Kind geocoder,
            Optional<String> url,
            Optional<String> gazetteer,
            Duration timeout,
            String userAgent,
            Optional<Duration> spacing,
            BreakerSettings breaker,
            CacheSettings cache)
            implements AddressConfig {
        static Settings builtIn() {
            return of(Kind.GAZETTEER, null);
        }

        static Settings of(Kind kind, String url) {
            return new Settings(
                    kind,
                    Optional.ofNullable(url),
                    Optional.empty(),
                    Duration.ofSeconds(5),
                    "Homewatt tests",
                    Optional.of(Duration.ZERO),
                    new BreakerSettings(4, 0.5, Duration.ofMillis(300)),
                    new CacheSettings(100, Duration.ofHours(1)));
        }

        Settings withFile(String path) {
            return new Settings(geocoder, url, Optional.of(path), timeout, userAgent, spacing, breaker, cache);
        }

        Settings withTimeout(Duration time) {
            return new Settings(geocoder, url, gazetteer, time, userAgent, spacing, breaker, cache);
        }

        Settings withSpacing(Optional<Duration> time) {
            return new Settings(geocoder, url, gazetteer, timeout, userAgent, time, breaker, cache);
        }

        Settings withUserAgent(String name) {
            return new Settings(geocoder, url, gazetteer, timeout, name, spacing, breaker, cache);
        }

        Settings withBreaker(int calls, double ratio, Duration delay) {
            var changed = new BreakerSettings(calls, ratio, delay);
            return new Settings(geocoder, url, gazetteer, timeout, userAgent, spacing, changed, cache);
        }

        Settings withCache(int size, Duration age) {
            var changed = new CacheSettings(size, age);
            return new Settings(geocoder, url, gazetteer, timeout, userAgent, spacing, breaker, changed);
        }
    }

    record BreakerSettings(int calls, double ratio, Duration delay) implements AddressConfig.Breaker {}

    record CacheSettings(int size, Duration age) implements AddressConfig.Cache {}
}
