package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What customer-service does. */
final class CustomerFloor {
    private static final String FIND = """
            select c.id, c.created_at, c.updated_at, c.first_name, c.last_name, c.auth_user_id, c.email_address,
                   c.lifecycle, p.property_id, p.icp, p.lifecycle as property_lifecycle
            from customer c
            left join customer_property p on p.org_id = c.org_id and p.customer_id = c.id and not p.removed
            where c.org_id = $1 and c.id = $2
            order by p.property_id""";

    private static final String INSERT = """
            insert into customer (auth_user_id, created_at, email_address, first_name, last_name, lifecycle, updated_at,
                                  version, org_id, id)
            values ($1, $2, $3, $4, $5, 'ACTIVE', $2, 0, $6, $7)""";

    private final Pool pool;

    CustomerFloor(Pool pool) {
        this.pool = pool;
    }

    /** The answer has the customer in each row of its properties. */
    Future<Answer> find(Asked asked) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Platform.ORGANISATION, asked.id(4)))
                .map(Answer::ofAll);
    }

    Future<Answer> create(Asked asked) {
        JsonObject given = asked.body();
        UUID id = Events.id();
        String name = "customer_" + id.toString().replace("-", "");
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String user = given.getString("auth_user_id");
        return pool.withTransaction(connection -> connection
                        .preparedQuery(INSERT)
                        .execute(Tuple.of(
                                user,
                                now,
                                given.getString("email_address"),
                                given.getString("first_name"),
                                given.getString("last_name"),
                                Platform.ORGANISATION,
                                id))
                        .compose(inserted -> Events.append(
                                connection,
                                "homewatt.customers.v1",
                                name,
                                "customer.created.v1",
                                now,
                                new JsonObject()
                                        .put("customer_id", name)
                                        .put("customer_lifecycle", "active")
                                        .put("auth_user_id", user)
                                        .put("created_at", now.toString())
                                        .put("updated_at", now.toString()))))
                .map(done -> new Answer(201, new JsonObject().put("customer_id", name)));
    }
}
