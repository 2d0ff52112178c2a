package io.homewatt.platform.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** How large bodies may be, and how they may come. Quarkus' own limit, {@code quarkus.http.limits.max-body-size}, must be no less. */
@ConfigMapping(prefix = "homewatt.bodies")
interface BodyLimits {
    String LARGEST = "homewatt.bodies.largest";

    /** What is held in memory at most, decompressed. */
    MemorySize largest();

    /** Whether bodies may be compressed with gzip. */
    boolean gzip();

    /**
     * Paths that take larger bodies, which they read as an {@link java.io.InputStream} and hold to the limit themselves
     * when they come in chunks.
     */
    Map<String, MemorySize> larger();

    /** For a path as it was sent, with a slash at its end or without. */
    default long of(String path) {
        MemorySize own = larger().get(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        return (own == null ? largest() : own).asLongValue();
    }
}
