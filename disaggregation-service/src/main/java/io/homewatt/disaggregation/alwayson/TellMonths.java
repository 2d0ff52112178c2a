package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.JsonRows;
import io.homewatt.disaggregation.alwayson.MonthEstimates.Untold;
import io.homewatt.disaggregation.household.KnownAccount;
import io.homewatt.disaggregation.household.Sources;
import io.homewatt.disaggregation.household.Sources.AccountKey;
import io.homewatt.disaggregation.household.Sources.Span;
import io.homewatt.platform.outbox.Outbox;
import io.homewatt.platform.outbox.OutboxEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Tells the subscribers of months' always-on load. */
@ApplicationScoped
class TellMonths {
    /**
     * An account's versions rise with time, so that they do so even when it is created anew; several events at one time
     * have one after the other.
     */
    private static final String VERSIONS = """
            with numbered as (
              update known_account a set told = greatest(a.told, :now) + r.count
              from jsonb_to_recordset(cast(cast(:rows as varchar) as jsonb)) as r (org_id varchar, id uuid, count bigint)
              where a.org_id = r.org_id and a.id = r.id
              returning a.org_id, a.id, a.told - r.count as before)
            select org_id, id, before from numbered""";

    private final Sources sources;
    private final MonthEstimates estimates;
    private final Outbox outbox;

    TellMonths(Sources sources, MonthEstimates estimates, Outbox outbox) {
        this.sources = sources;
        this.estimates = estimates;
        this.outbox = outbox;
    }

    private record Count(String orgId, UUID id, long count) {}

    /**
     * Tells of the months, but for those of which more reads wait to be summed up: when they are, the month comes again.
     *
     * @param accounts those of the months, locked
     * @return how many were told
     */
    Uni<Integer> tell(
            Mutiny.Session session, Map<AccountKey, KnownAccount> accounts, List<Untold> months, Instant now) {
        if (months.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Map<Untold, Span> spans = new HashMap<>();
        months.forEach(month -> spans.put(month, span(accounts.get(month.month().account()), month)));
        return sources.stale(session, spans.values())
                .map(stale -> months.stream()
                        .filter(month -> !stale.contains(spans.get(month)))
                        .toList())
                .call(complete -> append(session, accounts, complete, now))
                .map(List::size);
    }

    /** The UTC days that a month touches where the account is. */
    private static Span span(KnownAccount account, Untold untold) {
        ZoneId zone = account.site().zone();
        YearMonth month = untold.month().month();
        return new Span(
                account.organisation(),
                account.id(),
                utc(month.atDay(1).atStartOfDay(zone).toInstant()),
                utc(month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant().minusSeconds(1)));
    }

    private static LocalDate utc(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private Uni<Void> append(
            Mutiny.Session session, Map<AccountKey, KnownAccount> accounts, List<Untold> months, Instant now) {
        if (months.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return estimates
                .told(session, months)
                .chain(() -> versions(session, months, now))
                .map(versions -> events(accounts, months, versions, now))
                .chain(events -> Multi.createFrom()
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(event -> outbox.append(session, event))
                        .onItem()
                        .ignoreAsUni());
    }

    private static Uni<Map<AccountKey, Long>> versions(Mutiny.Session session, List<Untold> months, Instant now) {
        List<Count> counts = months.stream()
                .collect(Collectors.groupingBy(month -> month.month().account(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Count(entry.getKey().orgId(), entry.getKey().id(), entry.getValue()))
                .toList();
        return session.createNativeQuery(VERSIONS, Tuple.class)
                .setParameter("now", ChronoUnit.MICROS.between(Instant.EPOCH, now))
                .setParameter("rows", JsonRows.of(counts))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new AccountKey(row.get("org_id", String.class), row.get("id", UUID.class)),
                                row -> row.get("before", Long.class))));
    }

    private static List<OutboxEvent> events(
            Map<AccountKey, KnownAccount> accounts, List<Untold> months, Map<AccountKey, Long> versions, Instant now) {
        Map<AccountKey, Long> last = new HashMap<>(versions);
        List<OutboxEvent> events = new ArrayList<>();
        months.stream()
                .sorted(Comparator.comparing(month -> month.month().month()))
                .forEach(month -> {
                    AccountKey key = month.month().account();
                    events.add(AlwaysOnCalculated.of(
                                    accounts.get(key), month.month().month(), month.figure(), now)
                            .event(key.orgId(), last.merge(key, 1L, Long::sum)));
                });
        return events;
    }
}
