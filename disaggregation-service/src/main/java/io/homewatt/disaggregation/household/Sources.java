package io.homewatt.disaggregation.household;

import io.homewatt.disaggregation.JsonRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Where the reads of accounts come from: from their utility, under {@code UTIL/ACCOUNT}, and from uploads of properties
 * with their ICP, under the snapshots' ids.
 */
@ApplicationScoped
public class Sources {
    /**
     * Some accounts as rows {@code (org_id, id)}. The planner takes subselects of arrays for ten of them, whatever they are,
     * and keeps its plan; what comes as JSON it takes for a hundred, for which it reads whole tables that are not large.
     */
    public static final String GIVEN = """
            select * from unnest(
              (select cast(:organisations as varchar[])), (select cast(:accounts as uuid[]))) as given (org_id, id)
            """;

    /** The sources of the accounts that are given as {@code wanted (org_id, id)}. */
    private static final String OF_ACCOUNTS = """
            select a.org_id, a.id, a.utility_code || '/' || a.utility_account_id as source
            from wanted join known_account a using (org_id, id)
            where not a.deleted and a.utility_code || a.utility_account_id is not null
            union
            select a.org_id, a.id, cast(s.id as varchar)
            from wanted join known_account a using (org_id, id)
            join known_property p on p.org_id = a.org_id and p.icp = a.icp and not p.removed
            join usage_snapshot s on s.org_id = p.org_id and s.property_id = p.id
            where not a.deleted and a.utility_code || a.utility_account_id is not null""";

    private static final String GIVEN_ACCOUNTS = "with wanted as (" + GIVEN + ")" + OF_ACCOUNTS;

    private static final String ACCOUNTS = """
            with given as (
              select org_id, source, split_part(source, '/', 1) as code, substr(source, strpos(source, '/') + 1) as account
              from jsonb_to_recordset(cast(cast(:sources as varchar) as jsonb)) as g (org_id varchar, source varchar))
            select g.org_id, g.source, a.id from given g
            join known_account a on a.org_id = g.org_id and a.utility_code = g.code and a.utility_account_id = g.account
            where strpos(g.source, '/') > 0 and not a.deleted
            union
            select g.org_id, g.source, a.id from given g
            join usage_snapshot s
              on s.org_id = g.org_id and s.id = case when strpos(g.source, '/') = 0 then cast(g.source as uuid) end
            join known_property p on p.org_id = s.org_id and p.id = s.property_id and not p.removed
            join known_account a on a.org_id = p.org_id and a.icp = p.icp
            where not a.deleted and a.utility_code || a.utility_account_id is not null""";

    private static final String ARE_STALE = """
            with wanted as (%s), sources as (%s)
            insert into stale_day (org_id, source, day, since)
              select distinct r.org_id, r.source, r.day, now()
              from sources join read_day r using (org_id, source) order by 1, 2, 3
            on conflict (org_id, source, day) do update set since = excluded.since, due = excluded.due""".formatted(GIVEN, OF_ACCOUNTS);

    /** One of the source's is looked for: for {@code exists} the planner may look for all there are. */
    private static final String INJECT = """
            with wanted as (%s), sources as (%s)
            update known_account a set injects = i.injects
            from (
              select w.org_id, w.id,
                coalesce(bool_or((
                  select true from read_day r
                  where r.org_id = s.org_id and r.source = s.source and r.channel = 'injection' limit 1)), false) as injects
              from wanted w left join sources s using (org_id, id)
              group by w.org_id, w.id) i
            where a.org_id = i.org_id and a.id = i.id""".formatted(GIVEN, OF_ACCOUNTS);

    private static final String STALE = """
            with spans as (
              select * from jsonb_to_recordset(cast(cast(:spans as varchar) as jsonb))
                as s (org_id varchar, id uuid, first date, last date)),
            wanted as (select distinct org_id, id from spans),
            sources as (%s)
            select distinct p.org_id, p.id, p.first, p.last from spans p join sources s using (org_id, id)
            where exists (
              select from stale_day d
              where d.org_id = s.org_id and d.source = s.source and d.day between p.first and p.last and d.due <= now())""".formatted(OF_ACCOUNTS);

    /** An account's key. */
    public record AccountKey(String orgId, UUID id) {
        /** A parameter of {@link #GIVEN}. */
        public static String[] organisations(Collection<AccountKey> accounts) {
            return accounts.stream().map(AccountKey::orgId).toArray(String[]::new);
        }

        /** The other one. */
        public static UUID[] ids(Collection<AccountKey> accounts) {
            return accounts.stream().map(AccountKey::id).toArray(UUID[]::new);
        }
    }

    /** A source's key. */
    public record SourceKey(String orgId, String source) {}

    /** UTC days of an account, from the first to the last. */
    public record Span(String orgId, UUID id, LocalDate first, LocalDate last) {}

    /** An account's sources. */
    public Uni<List<String>> of(Mutiny.Session session, KnownAccount account) {
        var key = new AccountKey(account.organisation(), account.id());
        return of(session, List.of(key)).map(sources -> sources.getOrDefault(key, List.of()));
    }

    /** The sources of accounts; those that have none are left out. */
    public Uni<Map<AccountKey, List<String>>> of(Mutiny.Session session, Collection<AccountKey> accounts) {
        return session.createNativeQuery(GIVEN_ACCOUNTS, Tuple.class)
                .setParameter("organisations", AccountKey.organisations(accounts))
                .setParameter("accounts", AccountKey.ids(accounts))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> new AccountKey(row.get("org_id", String.class), row.get("id", UUID.class)),
                                Collectors.mapping(
                                        row -> row.get("source", String.class), Collectors.toUnmodifiableList()))));
    }

    /** The accounts whose sources these are; sources without one are left out. */
    public Uni<Map<SourceKey, List<AccountKey>>> accounts(Mutiny.Session session, Collection<SourceKey> sources) {
        return session.createNativeQuery(ACCOUNTS, Tuple.class)
                .setParameter("sources", JsonRows.of(sources))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> new SourceKey(row.get("org_id", String.class), row.get("source", String.class)),
                                Collectors.mapping(
                                        row -> new AccountKey(
                                                row.get("org_id", String.class), row.get("id", UUID.class)),
                                        Collectors.toUnmodifiableList()))));
    }

    /** Those spans in which reads wait to be summed up. */
    public Uni<Set<Span>> stale(Mutiny.Session session, Collection<Span> spans) {
        return session.createNativeQuery(STALE, Tuple.class)
                .setParameter("spans", JsonRows.of(spans))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Span(
                                row.get("org_id", String.class),
                                row.get("id", UUID.class),
                                row.get("first", LocalDate.class),
                                row.get("last", LocalDate.class)))
                        .collect(Collectors.toSet()));
    }

    /** Has all days of accounts summed up anew, and looks anew whether they inject. */
    public Uni<Void> startOver(Mutiny.Session session, Collection<AccountKey> accounts) {
        return session.createNativeQuery(INJECT)
                .setParameter("organisations", AccountKey.organisations(accounts))
                .setParameter("accounts", AccountKey.ids(accounts))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(ARE_STALE)
                        .setParameter("organisations", AccountKey.organisations(accounts))
                        .setParameter("accounts", AccountKey.ids(accounts))
                        .executeUpdate())
                .replaceWithVoid();
    }
}
