package io.homewatt.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Statements are planned once a connection, however long they are. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class PlansTest {
    private static final int LONGEST_OF_THE_CATALOGUE = 4_000;

    @Inject
    Pool pool;

    @Test
    void aLongStatementIsPlannedOnce() {
        String sql = "select cast($1 as int) /* planned once" + " ".repeat(LONGEST_OF_THE_CATALOGUE) + "*/";
        String plans = "select sum(generic_plans), sum(custom_plans) from pg_prepared_statements"
                + " where statement like 'select cast($1 as int) /* planned once%'";
        var row = pool.withConnection(connection -> connection
                        .preparedQuery(sql)
                        .execute(Tuple.of(1))
                        .chain(() -> connection.preparedQuery(sql).execute(Tuple.of(2)))
                        .chain(() -> connection.query(plans).execute()))
                .await()
                .indefinitely()
                .iterator()
                .next();
        assertThat(row.getLong(0)).isEqualTo(2);
        assertThat(row.getLong(1)).isZero();
    }
}
