package io.homewatt.disaggregation.household;

import io.homewatt.disaggregation.household.ReceivedProperty.Key;
import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.homewatt.platform.outbox.Column;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Takes in what events say of properties, and has the figures made anew that their uploads are or were a part of. */
@ApplicationScoped
class TakeProperties {
    private final Figures figures;

    TakeProperties(Figures figures) {
        this.figures = figures;
    }

    private record Known(Key key, String icp, boolean removed, long version) {}

    /** A property whose uploads are, or were, a part of the figures of accounts with this ICP. */
    private record Feeding(Key key, String icp) {}

    /**
     * Takes changes in, of each property the latest, unless a later one was taken in before. A removed property stays so,
     * whatever comes.
     */
    Uni<Void> take(Mutiny.Session session, List<ReceivedProperty> changes) {
        Map<Key, ReceivedProperty> latest = changes.stream()
                .collect(Collectors.toMap(ReceivedProperty::key, Function.identity(), TakeProperties::later));
        return known(session, latest.values()).chain(known -> {
            List<ReceivedProperty> taken = latest.values().stream()
                    .filter(change -> isNews(known.get(change.key()), change))
                    .toList();
            return put(session, taken)
                    .chain(() -> accountsFed(session, feeding(known, taken)))
                    .chain(accounts -> figures.startOver(session, accounts));
        });
    }

    private static ReceivedProperty later(ReceivedProperty one, ReceivedProperty other) {
        if (one.removed() != other.removed()) {
            return one.removed() ? one : other;
        }
        return one.version() > other.version() ? one : other;
    }

    private static boolean isNews(Known known, ReceivedProperty change) {
        return known == null || !known.removed && known.version < change.version();
    }

    /** Those that come, go, or get another ICP, with the ICPs that they have and had. */
    private static List<Feeding> feeding(Map<Key, Known> known, List<ReceivedProperty> taken) {
        var feeding = new ArrayList<Feeding>();
        for (ReceivedProperty change : taken) {
            Known before = known.get(change.key());
            boolean other =
                    before == null || !before.icp.equals(change.property().icp());
            if (other || change.removed()) {
                feeding.add(new Feeding(change.key(), change.property().icp()));
            }
            if (other && before != null) {
                feeding.add(new Feeding(change.key(), before.icp));
            }
        }
        return feeding;
    }

    /** What is known of properties, locked in the order of their keys, so that nobody waits in a circle. */
    private static Uni<Map<Key, Known>> known(Mutiny.Session session, Collection<ReceivedProperty> changes) {
        return session.createNativeQuery("""
                        select org_id, id, icp, removed, version from known_property
                        where (org_id, id) in (
                          select * from unnest((select cast(:organisations as varchar[])), (select cast(:ids as uuid[]))))
                        order by org_id, id for update""", Tuple.class)
                .setParameter("organisations", Column.of(changes, String[]::new, change -> change.key()
                        .organisation()))
                .setParameter("ids", Column.of(changes, UUID[]::new, change -> change.key()
                        .id()))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Known(
                                new Key(row.get("org_id", String.class), row.get("id", UUID.class)),
                                row.get("icp", String.class),
                                row.get("removed", Boolean.class),
                                row.get("version", Long.class)))
                        .collect(Collectors.toMap(Known::key, Function.identity())));
    }

    private static Uni<Integer> put(Mutiny.Session session, List<ReceivedProperty> changes) {
        return session.createNativeQuery("""
                        insert into known_property as p (org_id, id, customer_id, icp, removed, version)
                        select * from unnest(cast(:organisations as varchar[]), cast(:ids as uuid[]),
                                             cast(:customers as uuid[]), cast(:icps as varchar[]),
                                             cast(:removed as boolean[]), cast(:versions as bigint[]))
                        order by 1, 2
                        on conflict (org_id, id) do update
                          set customer_id = excluded.customer_id, icp = excluded.icp, removed = excluded.removed,
                              version = excluded.version
                          where p.version < excluded.version""")
                .setParameter("organisations", Column.of(changes, String[]::new, change -> change.key()
                        .organisation()))
                .setParameter("ids", Column.of(changes, UUID[]::new, change -> change.key()
                        .id()))
                .setParameter("customers", Column.of(changes, UUID[]::new, change -> change.property()
                        .customerId()))
                .setParameter("icps", Column.of(changes, String[]::new, change -> change.property()
                        .icp()))
                .setParameter("removed", Column.of(changes, Boolean[]::new, ReceivedProperty::removed))
                .setParameter("versions", Column.of(changes, Long[]::new, ReceivedProperty::version))
                .executeUpdate();
    }

    /** The accounts with the ICPs of properties that have uploads; whoever sums them up is waited for. */
    private static Uni<List<AccountKey>> accountsFed(Mutiny.Session session, List<Feeding> feeding) {
        return session.createNativeQuery("""
                        select a.org_id, a.id from known_account a
                        where not a.deleted and (a.org_id, a.id) in (
                          select k.org_id, k.id
                          from unnest((select cast(:organisations as varchar[])), (select cast(:ids as uuid[])),
                                      (select cast(:icps as varchar[]))) as f (org_id, id, icp)
                          join usage_snapshot s on s.org_id = f.org_id and s.property_id = f.id
                          join known_account k on k.org_id = f.org_id and k.icp = f.icp)
                        order by a.org_id, a.id for update of a""", Tuple.class)
                .setParameter(
                        "organisations", Column.of(feeding, String[]::new, property -> property.key.organisation()))
                .setParameter("ids", Column.of(feeding, UUID[]::new, property -> property.key.id()))
                .setParameter("icps", Column.of(feeding, String[]::new, Feeding::icp))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new AccountKey(row.get("org_id", String.class), row.get("id", UUID.class)))
                        .toList());
    }
}
