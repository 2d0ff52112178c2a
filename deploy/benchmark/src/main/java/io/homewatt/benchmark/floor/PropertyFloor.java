package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What property-service does. */
final class PropertyFloor {
    private static final String FIND = """
            select p.customer_id, p.id, p.icp, p.network_reporting_region, p.smart_meter, p.meter_active, p.lifecycle,
                   p.flow_directions, p.created_at, p.updated_at, p.verification_status, p.rejection_reason, p.checked_at,
                   array(select snapshot_id from usage_snapshot
                         where org_id = p.org_id and property_id = p.id order by type) as snapshot_ids,
                   array(select type from usage_snapshot
                         where org_id = p.org_id and property_id = p.id order by type) as snapshot_types,
                   array(select saga_id from comparison
                         where org_id = p.org_id and property_id = p.id order by attached_at, saga_id) as saga_ids
            from property p
            where p.org_id = $1 and p.customer_id = $2 and p.id = $3""";

    private static final String CUSTOMER =
            "select lifecycle, auth_user_id from known_customer where org_id = $1 and id = $2";

    private static final String INSERT = """
            insert into property (checked_at, created_at, customer_id, flow_directions, icp, lifecycle, meter_active,
                                  network_reporting_region, rejection_reason, smart_meter, updated_at, verification_status,
                                  version, org_id, id)
            values (null, $1, $2, null, $3, 'UNVERIFIED', null, null, null, null, $1, 'PENDING', 0, $4, $5)""";

    private final Pool pool;

    PropertyFloor(Pool pool) {
        this.pool = pool;
    }

    Future<Answer> find(Asked asked) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Platform.ORGANISATION, asked.id(4), asked.id(6)))
                .map(Answer::ofFirst);
    }

    Future<Answer> create(Asked asked) {
        UUID customer = asked.id(4);
        String icp = asked.body().getString("icp");
        UUID id = Events.id();
        String name = "property_" + id.toString().replace("-", "");
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        return pool.preparedQuery(CUSTOMER)
                .execute(Tuple.of(Platform.ORGANISATION, customer))
                .compose(known -> known.size() == 0
                        ? Future.succeededFuture(Answer.notFound())
                        : pool.withTransaction(connection -> connection
                                        .preparedQuery(INSERT)
                                        .execute(Tuple.of(now, customer, icp, Platform.ORGANISATION, id))
                                        .compose(inserted -> Events.append(
                                                connection,
                                                "homewatt.properties.v1",
                                                name,
                                                "property.created.v1",
                                                now,
                                                new JsonObject()
                                                        .put("property_id", name)
                                                        .put(
                                                                "customer_id",
                                                                "customer_"
                                                                        + customer.toString()
                                                                                .replace("-", ""))
                                                        .put("icp", icp)
                                                        .put("property_lifecycle", "unverified")
                                                        .put("created_at", now.toString()))))
                                .map(done -> new Answer(201, new JsonObject().put("property_id", name))));
    }
}
