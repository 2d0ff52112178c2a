package io.homewatt.platform.testing.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The old and the new version of a service run side by side while it is rolled out, on the schema of the new one: a
 * service's own class extends this one. Every migration is held to it, and with them the last two schema versions.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SchemaCompatibility {
    private List<Database.Step> steps;

    @BeforeAll
    final void migrateOneByOne() throws IOException, SQLException {
        try (Database database = Database.start()) {
            steps = database.migrate(locations());
        }
        assertThat(steps).as("migrations").isNotEmpty();
    }

    /** What the version before relies on is there, and nothing is demanded that it doesn't know of. */
    @Test
    final void whatTheVersionBeforeReliesOnStays() {
        assertThat(steps).allSatisfy(step -> assertThat(step.migration().breaches(step.change(), step.earlier()))
                .isEmpty());
    }

    /** Tried with rows in every table, those that were there while it was migrated among them. */
    @Test
    final void whatTheVersionBeforeWritesAndReadsGoesOnWorking() {
        assertThat(steps)
                .allSatisfy(step -> assertThat(step.lost()).isEmpty())
                .allSatisfy(step -> step.change().before().tables().keySet().forEach(table -> assertThat(step.tried())
                        .as("what could be tried on " + table)
                        .anyMatch(statement -> statement.startsWith("insert into " + table + " "))));
    }

    @Test
    final void noMigrationKeepsOthersWaitingForLong() {
        assertThat(steps).allSatisfy(step -> assertThat(step.migration().delays(step.change()))
                .isEmpty());
    }

    /** As the service has them. */
    private static String[] locations() throws IOException {
        for (URL file : Collections.list(
                Thread.currentThread().getContextClassLoader().getResources("application.properties"))) {
            var properties = new Properties();
            try (InputStream in = file.openStream()) {
                properties.load(in);
            }
            String locations = properties.getProperty("quarkus.flyway.locations");
            if (locations != null) {
                return locations.split(",");
            }
        }
        throw new IllegalStateException("No application.properties has quarkus.flyway.locations");
    }
}
