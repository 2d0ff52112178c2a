package io.homewatt.enrichment;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Refuses to start in production without the settings that have no sensible default, and names them. */
@ApplicationScoped
class RequiredSettings {

    private final EnrichmentConfig config;

    RequiredSettings(EnrichmentConfig config) {
        this.config = config;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            require("HOMEWATT_REGISTRY_URL", config.registry().url());
            require("HOMEWATT_REGISTRY_KEY", config.registry().key());
            require("HOMEWATT_SUPPLY_POINTS", config.supplyPoints().location());
        }
    }

    private static void require(String name, Optional<String> value) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            throw new IllegalStateException(name + " is not set: the worker can't run without it");
        }
    }
}
