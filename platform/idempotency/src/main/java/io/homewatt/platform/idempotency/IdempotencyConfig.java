package io.homewatt.platform.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are remembered. */
@ConfigMapping(prefix = "homewatt.idempotency")
interface IdempotencyConfig {
    /** How long a key stands for its first request. */
    @WithDefault("PT24H")
    Duration keep();

    /** Rows removed in one statement. */
    @WithDefault("1000")
    int removeBatch();
}
