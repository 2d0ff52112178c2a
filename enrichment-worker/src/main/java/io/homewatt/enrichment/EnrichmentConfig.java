package io.homewatt.enrichment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** All settings of the worker. Durations are written like {@code 200ms}, {@code 10s} or {@code PT24H}. */
@ConfigMapping(prefix = "homewatt")
public interface EnrichmentConfig {

    /** How many workers share the registry's quota; each keeps to its part of it. */
    @WithDefault("1")
    @Min(1) int replicas();

    /** How many properties may be under way at once: what bounds memory, and what is read again after a crash. */
    @WithDefault("200")
    @Min(1) @Max(10_000) int inFlight();

    /** The registry and how it may be called. */
    Registry registry();

    /** The network supply points, which say in which reporting region a point of connection lies. */
    SupplyPoints supplyPoints();

    /** The registry's API ("ICP connection data", version 2). */
    interface Registry {

        /** Its address without the path, {@code HOMEWATT_REGISTRY_URL}. Required. */
        Optional<String> url();

        /** The subscription key, {@code HOMEWATT_REGISTRY_KEY}. Required. */
        Optional<String> key();

        /** Calls allowed in any 60 seconds, all replicas together. */
        @WithDefault("75")
        @Min(1) int callsPerMinute();

        /** Bytes of answers allowed in any hour, all replicas together. */
        @WithDefault("10000000")
        @Min(1) long bytesPerHour();

        /** Kept free at the end of each window, for clocks and networks that are not quite even. */
        @WithDefault("250ms")
        Duration quotaMargin();

        /** The most identifiers in one call. The registry does not publish its own limit. */
        @WithDefault("50")
        @Min(1) @Max(500) int batchSize();

        /** How long the first identifier of a call waits for others. */
        @WithDefault("200ms")
        Duration gather();

        /** How long a call may take in all. */
        @WithDefault("10s")
        Duration timeout();

        /** The pause after the first failure; it doubles with each further one, and each is shortened by chance. */
        @WithDefault("200ms")
        Duration firstPause();

        /** The longest pause between calls of a registry that is down. */
        @WithDefault("10s")
        Duration longestPause();

        /** The longest {@code Retry-After} that is believed. */
        @WithDefault("1h")
        Duration longestRetryAfter();

        /** Failures in a row that open the circuit breaker and so pause reading. */
        @WithDefault("3")
        @Min(1) int failuresToOpen();

        /** How long an answer is kept. */
        @WithDefault("24h")
        Duration keep();

        /** How many answers are kept. */
        @WithDefault("100000")
        @Min(0) long kept();
    }

    /** Where the table comes from and when it is read again. */
    interface SupplyPoints {

        /** A file or an http(s) URL of the published CSV, {@code HOMEWATT_SUPPLY_POINTS}. Required. */
        Optional<String> location();

        /** How long a table is used before it is read again. */
        @WithDefault("24h")
        Duration refresh();

        /** How soon reading is tried again after it failed; the table before stays in use. */
        @WithDefault("10s")
        Duration retry();
    }
}
