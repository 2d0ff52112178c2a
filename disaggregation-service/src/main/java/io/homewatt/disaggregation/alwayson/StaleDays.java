package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.JsonRows;
import io.homewatt.disaggregation.household.Sources.SourceKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** The UTC days of sources that are to be summed up, of all organisations. Times are the database's. */
@ApplicationScoped
class StaleDays {
    private static final String MARKED = "select org_id, source, day, since < now() - interval '1 minute' as old ";

    private static final String GIVEN = """
             jsonb_to_recordset(cast(cast(:marks as varchar) as jsonb)) as m (org_id varchar, source varchar, day date)
            where d.org_id = m.org_id and d.source = m.source and d.day = m.day""";

    /**
     * A day of a source.
     *
     * @param old whether it was marked more than a minute ago
     */
    record Mark(String orgId, String source, LocalDate day, boolean old) {
        SourceKey key() {
            return new SourceKey(orgId, source);
        }
    }

    /** Which months the days are of that are due next; none if none is. */
    Uni<Set<YearMonth>> months(Mutiny.Session session, int limit) {
        return session.createNativeQuery("""
                        select distinct to_char(day, 'YYYY-MM') as month
                        from (select day from stale_day where due <= now() order by due limit :limit) d""", String.class)
                .setParameter("limit", limit)
                .getResultList()
                .map(months -> months.stream().map(YearMonth::parse).collect(Collectors.toSet()));
    }

    /** Takes days that are due, as long as the transaction lasts; those that another has taken are left out. */
    Uni<List<Mark>> take(Mutiny.Session session, Set<YearMonth> months, int limit) {
        return session.createNativeQuery(MARKED + """
                        from stale_day where due <= now() and to_char(day, 'YYYY-MM') in (:months)
                        order by due limit :limit for update skip locked""", Tuple.class)
                .setParameter("months", months.stream().map(YearMonth::toString).toList())
                .setParameter("limit", limit)
                .getResultList()
                .map(StaleDays::marks);
    }

    /** Takes a source's days that are due. */
    Uni<List<Mark>> take(Mutiny.Session session, Set<YearMonth> months, SourceKey source) {
        return session.createNativeQuery(MARKED + """
                        from stale_day
                        where org_id = :org and source = :source and due <= now()
                          and to_char(day, 'YYYY-MM') in (:months)
                        for update skip locked""", Tuple.class)
                .setParameter("org", source.orgId())
                .setParameter("source", source.source())
                .setParameter("months", months.stream().map(YearMonth::toString).toList())
                .getResultList()
                .map(StaleDays::marks);
    }

    private static List<Mark> marks(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Mark(
                        row.get("org_id", String.class),
                        row.get("source", String.class),
                        row.get("day", LocalDate.class),
                        row.get("old", Boolean.class)))
                .toList();
    }

    /** They are done. */
    Uni<Void> remove(Mutiny.Session session, Collection<Mark> taken) {
        return execute(session, "delete from stale_day d using" + GIVEN, taken);
    }

    /** They wait for their account until they are a minute old: its event may be on its way. */
    Uni<Void> await(Mutiny.Session session, Collection<Mark> taken) {
        return execute(session, "update stale_day d set due = since + interval '61 s' from" + GIVEN, taken);
    }

    /** They are tried again after a pause as long as they have waited: a second to ten minutes. */
    Uni<Void> postpone(Mutiny.Session session, Collection<Mark> taken) {
        return execute(session, """
                update stale_day d
                set due = now() + least(greatest(now() - since, interval '1 s'), interval '10 min') from""" + GIVEN, taken);
    }

    private static Uni<Void> execute(Mutiny.Session session, String sql, Collection<Mark> marks) {
        return marks.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(sql)
                        .setParameter("marks", JsonRows.of(marks))
                        .executeUpdate()
                        .replaceWithVoid();
    }
}
