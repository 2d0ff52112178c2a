package io.homewatt.account.imports;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of catalogue imports. */
@ConfigMapping(prefix = "homewatt.catalogue.imports")
interface ImportsConfig {
    /** The greatest size of a file, both as it is sent and decompressed. */
    @WithDefault("1G")
    MemorySize largest();

    /** An import that told nothing for so long is taken for dead: its process ended. */
    @WithDefault("PT2M")
    Duration silence();
}
