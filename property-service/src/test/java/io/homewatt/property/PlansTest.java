package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** Answers that come together are brought to their properties by the index, however many properties there are. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class PlansTest {
    private static final int PROPERTIES = 10_000;
    private static final int TOGETHER = 100;
    private static final String ORGANISATION = Organisation.fresh().id();

    @Inject
    Transactions transactions;

    @Inject
    Properties properties;

    @Test
    void whatIsAnsweredTogetherIsFoundByTheIndex() throws Throwable {
        List<Property.Key> keys = LongStream.rangeClosed(1, TOGETHER)
                .mapToObj(number -> new Property.Key(ORGANISATION, new UUID(0, number)))
                .toList();

        Long scans = VertxContextSupport.subscribeAndAwait(() -> transactions.write(session -> {
            // Nobody else needs them.
            session.currentTransaction().markForRollback();
            return fill(session).chain(() -> scans(session)).chain(before -> properties
                    .locked(session, keys)
                    .invoke(found -> assertThat(found).hasSize(TOGETHER))
                    .chain(() -> scans(session))
                    .map(after -> after - before));
        }));

        assertThat(scans).isZero();
    }

    private static Uni<Integer> fill(Mutiny.Session session) {
        return session.createNativeQuery("""
                        insert into property (org_id, id, customer_id, icp, lifecycle, verification_status, created_at,
                                              updated_at, version)
                        select :org, cast(lpad(to_hex(n), 32, '0') as uuid), gen_random_uuid(), n, 'UNVERIFIED', 'PENDING',
                               now(), now(), 0
                        from generate_series(1, :properties) n""")
                .setParameter("org", ORGANISATION)
                .setParameter("properties", PROPERTIES)
                .executeUpdate()
                .chain(() -> session.createNativeQuery("analyze property").executeUpdate());
    }

    /** Of this transaction. */
    private static Uni<Long> scans(Mutiny.Session session) {
        return session.createNativeQuery(
                        "select seq_scan from pg_stat_xact_user_tables where relname = 'property'", Long.class)
                .getSingleResult();
    }
}
