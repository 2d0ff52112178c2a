package io.homewatt.property;

import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.Page;
import io.homewatt.property.comparison.Comparisons;
import io.homewatt.property.usage.UsageSnapshot;
import io.homewatt.property.usage.UsageSnapshots;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Properties together with what is attached to them, as the API shows them. */
@ApplicationScoped
class PropertyViews {
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
            where p.org_id = $1 and p.customer_id = $2 and %s""";

    private static final String BY_ID = FIND.formatted("p.id = $3");

    private static final String PAGE = FIND.formatted("p.id > $3 order by p.id limit $4");

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final UsageSnapshots snapshots;
    private final Comparisons comparisons;

    PropertyViews(Transactions transactions, UsageSnapshots snapshots, Comparisons comparisons) {
        this.transactions = transactions;
        this.snapshots = snapshots;
        this.comparisons = comparisons;
    }

    /** The property, if it is this customer's, or null. */
    Uni<PropertyView> byId(Property.Key key, UUID customer) {
        return transactions
                .rows(BY_ID, Tuple.of(key.organisation(), customer, key.id()))
                .map(rows -> rows.isEmpty() ? null : of(rows.get(0)));
    }

    Uni<List<PropertyView>> page(String organisation, UUID customer, Page page) {
        return transactions
                .rows(PAGE, Tuple.of(organisation, customer, page.after().orElse(BEFORE_ALL), page.rows()))
                .map(rows -> rows.stream().map(PropertyViews::of).toList());
    }

    /** Of one that its transaction has read or changed. */
    Uni<PropertyView> of(Mutiny.Session session, Property property) {
        return snapshots
                .of(session, property.key.organisation(), property.key.id())
                .chain(usage -> comparisons
                        .of(session, property.key.organisation(), property.key.id())
                        .map(compared -> PropertyView.of(property, usage, compared)));
    }

    private static PropertyView of(Row row) {
        String[] ids = row.getArrayOfStrings("snapshot_ids");
        String[] types = row.getArrayOfStrings("snapshot_types");
        return PropertyView.of(
                row,
                IntStream.range(0, ids.length)
                        .mapToObj(i -> new UsageSnapshot(ids[i], types[i]))
                        .toList(),
                List.of(row.getArrayOfStrings("saga_ids")));
    }
}
