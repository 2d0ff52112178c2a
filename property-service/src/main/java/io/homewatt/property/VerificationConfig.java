package io.homewatt.property;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** When properties are verified again without being asked to. */
@ConfigMapping(prefix = "homewatt.verification")
interface VerificationConfig {
    /** How old what the registry said may be, before it is asked again. */
    @WithDefault("P30D")
    Duration age();

    /** How often some are chosen, all replicas together. */
    @WithDefault("60s")
    Duration every();

    /**
     * How many are chosen at a time. By default 600 in an hour, a ninth of what the registry's quota of bytes allows: so
     * that what was verified together is spread, and new properties need not wait.
     */
    @WithDefault("10")
    @Min(1) @Max(1000) int atATime();
}
