package io.homewatt.platform.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events leave, and how long sent and received ones are remembered. */
@ConfigMapping(prefix = "homewatt.outbox")
interface OutboxConfig {
    /** The replication slot that the outbox is read through: {@code slot.name} of its connector. */
    String slot();

    /** How long sent events stay, so that a lost replication slot can be made good by a snapshot. */
    @WithDefault("P7D")
    Duration keepSent();

    /** How long the ids of received events stay: longer than any topic or outbox can deliver one again. */
    @WithDefault("P30D")
    Duration keepSeen();

    /** Rows removed in one statement. */
    @WithDefault("1000")
    int removeBatch();
}
