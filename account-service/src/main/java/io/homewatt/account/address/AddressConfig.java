package io.homewatt.account.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * Where addresses are looked up. Durations are written like {@code 500ms} or {@code 10s}. It is public only because the
 * validation of configuration has to reach it.
 */
@ConfigMapping(prefix = "homewatt.addresses")
public interface AddressConfig {
    /** The sources that we know. */
    enum Kind {
        GAZETTEER,
        NOMINATIM,
        PHOTON
    }

    /**
     * {@code HOMEWATT_ADDRESSES_GAZETTEER}: the path of a file in the format of GeoNames' postal codes, which adds to the
     * few postcodes that are built in. The service doesn't start if it can't be read.
     */
    Optional<String> gazetteer();

    /**
     * {@code HOMEWATT_ADDRESSES_GEOCODER}: {@code gazetteer} (nothing is called), {@code nominatim} or {@code photon}. The
     * gazetteer stands in for a geocoder that doesn't answer, and completes what it leaves out.
     */
    @WithDefault("gazetteer")
    Kind geocoder();

    /**
     * {@code HOMEWATT_ADDRESSES_URL}: the geocoder's address, such as {@code https://nominatim.example.org}; the paths
     * {@code /search} and {@code /api} are appended. Required unless it is the gazetteer.
     */
    Optional<String> url();

    /** {@code HOMEWATT_ADDRESSES_TIMEOUT}: how long a geocoder may delay a request; more than zero. */
    @WithDefault("2s")
    Duration timeout();

    /** {@code HOMEWATT_ADDRESSES_USER_AGENT}: who we say we are, which public geocoders require. */
    @WithDefault("Homewatt account-service")
    String userAgent();

    /**
     * {@code HOMEWATT_ADDRESSES_SPACING}: the least time between two calls of one instance; what comes sooner is left to
     * the gazetteer. By default 1s for Nominatim, whose public server's policy it is, and none for Photon; 0s is none.
     */
    Optional<Duration> spacing();

    /** When a failing geocoder is left alone. */
    Breaker breaker();

    /** The answers that are kept. */
    Cache cache();

    interface Breaker {
        /** {@code HOMEWATT_ADDRESSES_BREAKER_CALLS}: of how many calls; 2 or more. */
        @WithDefault("10")
        int calls();

        /** {@code HOMEWATT_ADDRESSES_BREAKER_RATIO}: which part has to fail, more than 0 and at most 1. */
        @WithDefault("0.5")
        double ratio();

        /** {@code HOMEWATT_ADDRESSES_BREAKER_DELAY}: how long until it is tried again. */
        @WithDefault("10s")
        Duration delay();
    }

    interface Cache {
        /** {@code HOMEWATT_ADDRESSES_CACHE_SIZE}: how many at most; 0 keeps none. */
        @WithDefault("10000")
        int size();

        /** {@code HOMEWATT_ADDRESSES_CACHE_AGE}: for how long. */
        @WithDefault("1d")
        Duration age();
    }
}
