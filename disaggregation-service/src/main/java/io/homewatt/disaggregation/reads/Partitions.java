package io.homewatt.disaggregation.reads;

import io.homewatt.platform.outbox.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the months' partitions of the tables that grow, when the first row of a month comes. */
@ApplicationScoped
public class Partitions {
    /** A table with a partition a month. */
    public enum Table {
        READ_DAY,
        DAY_SUMMARY
    }

    private final Transactions transactions;
    private final Map<Table, Set<YearMonth>> known = new EnumMap<>(Table.class);

    Partitions(Transactions transactions) {
        this.transactions = transactions;
        for (Table table : Table.values()) {
            known.put(table, ConcurrentHashMap.newKeySet());
        }
    }

    /**
     * Makes the partitions that are not there yet, each in a transaction of its own. To be called before, and not in, the
     * transaction that needs them: so nobody waits for a partition while holding rows. Replicas may do so at once.
     */
    public Uni<Void> make(Table table, Collection<YearMonth> months) {
        Set<YearMonth> made = known.get(table);
        List<YearMonth> missing = months.stream()
                .distinct()
                .filter(month -> !made.contains(month))
                .toList();
        return missing.isEmpty()
                ? Uni.createFrom().voidItem()
                : Multi.createFrom()
                        .iterable(missing)
                        .onItem()
                        .transformToUniAndConcatenate(
                                month -> make(table, month).invoke(() -> made.add(month)))
                        .onItem()
                        .ignoreAsUni();
    }

    private Uni<Boolean> make(Table table, YearMonth month) {
        return transactions.write(session -> session.createNativeQuery(
                        "select make_partition(cast(:parent as varchar), cast(:month as date))", Boolean.class)
                .setParameter("parent", table.name().toLowerCase(Locale.ROOT))
                .setParameter("month", month.atDay(1))
                .getSingleResult());
    }
}
