package io.homewatt.platform.outbox;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Migrations take turns by a lock of their session. Flyway's default is a lock of a transaction, and an index that is made
 * concurrently waits for the end of every transaction: of that one, too, and so forever.
 */
@Singleton
final class MigrationLock implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }
}
