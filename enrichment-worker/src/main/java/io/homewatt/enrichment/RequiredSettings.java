package io.homewatt.enrichment;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to start in production without the settings that have no sensible default, and names them. */
@ApplicationScoped
class RequiredSettings {

    private final EnrichmentConfig config;
    private final Optional<String> kafka;

    RequiredSettings(
            EnrichmentConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") Optional<String> kafka) {
        this.config = config;
        this.kafka = kafka;
    }

    void check(@Observes @Priority(1) StartupEvent start) {
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            require("KAFKA_BOOTSTRAP_SERVERS", kafka);
            require("HOMEWATT_REGISTRY_URL", config.registry().url());
            config.registry().url().ifPresent(RequiredSettings::requireAddress);
            require("HOMEWATT_REGISTRY_KEY", config.registry().key());
            require("HOMEWATT_SUPPLY_POINTS", config.supplyPoints().location());
        }
    }

    private static void require(String name, Optional<String> value) {
        if (value.filter(text -> !text.isBlank()).isEmpty()) {
            throw new IllegalStateException(name + " is not set: the worker can't run without it");
        }
    }

    private static void requireAddress(String url) {
        if (!url.matches("https?://[^\\s?#]+")) {
            throw new IllegalStateException("HOMEWATT_REGISTRY_URL is not an http or https address");
        }
    }
}
