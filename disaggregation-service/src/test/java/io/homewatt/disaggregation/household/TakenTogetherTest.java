package io.homewatt.disaggregation.household;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.opentelemetry.context.Context;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;

/** What comes with one poll. By Kafka it might come one by one, which other tests do. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class TakenTogetherTest {
    private static final String ICP = "0000143418TRD9F";
    private static final String OTHER_ICP = "0000143419TR053";

    @Inject
    TakeProperties takeProperties;

    @Inject
    Transactions transactions;

    @Inject
    Pool pool;

    private final Organisation organisation = Organisation.fresh();
    private final Organisation other = Organisation.fresh();
    private final UUID property = UUID.randomUUID();

    @Test
    void ofEachPropertyTheLatestIsKnown() {
        UUID removed = UUID.randomUUID();

        take(
                change(organisation, property, "property.verified.v1", 1, ICP),
                change(organisation, property, "property.created.v1", 0, ICP),
                change(organisation, removed, "property.removed.v1", 2, ICP),
                change(organisation, removed, "property.created.v1", 0, ICP),
                change(organisation, removed, "property.verified.v1", 3, ICP),
                change(other, property, "property.created.v1", 0, ICP));

        assertThat(known(organisation, property)).isEqualTo("1 false");
        assertThat(known(organisation, removed)).isEqualTo("2 true");
        assertThat(known(other, property)).isEqualTo("0 false");
    }

    @Test
    void whatIsOlderThanWhatIsKnownOrOfAPropertyThatWasRemovedIsLeftOut() {
        UUID removed = UUID.randomUUID();
        take(
                change(organisation, property, "property.verified.v1", 3, ICP),
                change(organisation, removed, "property.removed.v1", 3, ICP));

        take(
                change(organisation, property, "property.created.v1", 2, OTHER_ICP),
                change(organisation, removed, "property.verified.v1", 4, ICP));

        assertThat(known(organisation, property)).isEqualTo("3 false");
        assertThat(known(organisation, removed)).isEqualTo("3 true");
    }

    @Test
    void thoseAccountsAreMadeAnewThatUploadsFeed() {
        UUID own = account(organisation, ICP);
        UUID withoutUpload = account(organisation, OTHER_ICP);
        UUID others = account(other, ICP);
        UUID strangers = account(Organisation.fresh(), ICP);
        upload(organisation, property);
        upload(other, property);

        take(
                change(organisation, property, "property.created.v1", 0, ICP),
                change(organisation, UUID.randomUUID(), "property.created.v1", 0, OTHER_ICP),
                change(other, property, "property.created.v1", 0, ICP));

        assertThat(List.of(own, others)).noneMatch(this::hasFigure);
        assertThat(List.of(withoutUpload, strangers)).allMatch(this::hasFigure);
    }

    @Test
    void aPropertyThatChangesItsIcpFeedsAnotherAccount() {
        upload(organisation, property);
        take(change(organisation, property, "property.created.v1", 0, ICP));
        UUID before = account(organisation, ICP);
        UUID after = account(organisation, OTHER_ICP);

        take(change(organisation, property, "property.verified.v1", 1, ICP));
        assertThat(List.of(before, after)).allMatch(this::hasFigure);

        take(change(organisation, property, "property.verified.v1", 2, OTHER_ICP));
        assertThat(List.of(before, after)).noneMatch(this::hasFigure);
    }

    @Test
    void aPropertyThatIsRemovedFeedsNoAccount() {
        upload(organisation, property);
        take(change(organisation, property, "property.created.v1", 0, ICP));
        UUID account = account(organisation, ICP);

        take(change(organisation, property, "property.removed.v1", 1, ICP));

        assertThat(hasFigure(account)).isFalse();
    }

    @Test
    void ofEachCustomerTheLatestIsKnown() {
        UUID customer = UUID.randomUUID();
        UUID withoutUser = UUID.randomUUID();

        run(session -> CustomerEvents.put(
                session,
                List.of(
                        customer(organisation, customer, 1, "user-1"),
                        customer(organisation, customer, 0, null),
                        customer(organisation, withoutUser, 0, null),
                        customer(other, customer, 0, "user-2"))));
        run(session -> CustomerEvents.put(session, List.of(customer(organisation, customer, 0, "user-3"))));

        assertThat(user(organisation, customer)).isEqualTo("user-1");
        assertThat(user(organisation, withoutUser)).isNull();
        assertThat(user(other, customer)).isEqualTo("user-2");
    }

    private void take(ReceivedProperty... changes) {
        run(session -> takeProperties.take(session, List.of(changes)));
    }

    private void run(Function<Mutiny.Session, Uni<Void>> work) {
        try {
            VertxContextSupport.subscribeAndAwait(() -> transactions.write(work));
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReceivedProperty change(
            Organisation organisation, UUID property, String type, long version, String icp) {
        return new ReceivedProperty(
                event(organisation, type, version), new KnownProperty(property, UUID.randomUUID(), icp));
    }

    private static CustomerEvents.ReceivedCustomer customer(
            Organisation organisation, UUID id, long version, String user) {
        return new CustomerEvents.ReceivedCustomer(event(organisation, "customer.updated.v1", version), id, user);
    }

    private static Event event(Organisation organisation, String type, long version) {
        return new Event(
                UUID.randomUUID(), type, "", Instant.now(), organisation.id(), version, new byte[0], Context.root());
    }

    /** An account with a figure. */
    private UUID account(Organisation organisation, String icp) {
        UUID id = UUID.randomUUID();
        rows("""
                insert into known_account (org_id, id, utility_code, utility_account_id, icp, time_zone, deleted, version)
                values ($1, $2, 'UTIL', 'A1', $3, 'UTC', false, 0)""", organisation.id(), id, icp);
        rows("""
                insert into month_estimate (org_id, account_id, month, watts, kilowatt_hours, ratio)
                values ($1, $2, '2026-01-01', 100, 74.4, 0.5)""", organisation.id(), id);
        return id;
    }

    private boolean hasFigure(UUID account) {
        return rows("select watts from month_estimate where account_id = $1", account)
                        .get(0)
                        .getDouble(0)
                != null;
    }

    private void upload(Organisation organisation, UUID property) {
        rows("""
                insert into usage_snapshot (org_id, id, customer_id, property_id, created_at, report)
                values ($1, $2, $3, $4, now(), '{}')""", organisation.id(), UUID.randomUUID(), UUID.randomUUID(), property);
    }

    /** The version that is known, and whether the property was removed. */
    private String known(Organisation organisation, UUID id) {
        Row row = rows(
                        "select version, removed from known_property where org_id = $1 and id = $2",
                        organisation.id(),
                        id)
                .get(0);
        return row.getLong(0) + " " + row.getBoolean(1);
    }

    private String user(Organisation organisation, UUID id) {
        return rows("select auth_user_id from known_customer where org_id = $1 and id = $2", organisation.id(), id)
                .get(0)
                .getString(0);
    }

    private List<Row> rows(String sql, Object... values) {
        var rows = new ArrayList<Row>();
        pool.preparedQuery(sql)
                .execute(Tuple.from(values))
                .await()
                .indefinitely()
                .forEach(rows::add);
        return rows;
    }
}
