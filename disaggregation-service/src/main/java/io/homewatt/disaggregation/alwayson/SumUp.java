package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.alwayson.StaleDays.Mark;
import io.homewatt.disaggregation.household.Sources.SourceKey;
import io.homewatt.disaggregation.reads.Partitions;
import io.homewatt.platform.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Works off the days whose reads changed, of all organisations. Every instance does, each what the others don't have in
 * hand.
 */
@ApplicationScoped
public class SumUp {
    private static final Logger LOG = Logger.getLogger(SumUp.class);
    private static final int BATCH = 500;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final StaleDays staleDays;
    private final SumUpDays sumUpDays;
    private final Partitions partitions;

    private volatile int failures;
    private volatile long pausedUntil = System.nanoTime();

    SumUp(Transactions transactions, StaleDays staleDays, SumUpDays sumUpDays, Partitions partitions) {
        this.transactions = transactions;
        this.staleDays = staleDays;
        this.sumUpDays = sumUpDays;
        this.partitions = partitions;
    }

    /** A round every second; after failed ones there are pauses. */
    @Scheduled(every = "{homewatt.always-on.sum-up.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> regularly() {
        if (System.nanoTime() - pausedUntil < 0) {
            return Uni.createFrom().voidItem();
        }
        return round().invoke(() -> failures = 0).onFailure().recoverWithUni(failure -> {
            Duration pause = Duration.ofSeconds(1L << Math.min(failures++, 5));
            Duration taken = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
            pausedUntil = System.nanoTime() + taken.toNanos();
            LOG.warnf(failure, "Days wait to be summed up: failures=%d, pause=%s", failures, taken);
            return Uni.createFrom().voidItem();
        });
    }

    /** Goes on until nothing is due that it could have. */
    public Uni<Void> round() {
        return Multi.createBy()
                .repeating()
                .uni(this::next)
                .whilst(settled -> settled > 0)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> next() {
        return transactions
                .read(session -> staleDays.months(session, BATCH))
                .chain(months -> months.isEmpty()
                        ? Uni.createFrom().item(0)
                        : partitions
                                .make(Partitions.Table.DAY_SUMMARY, withNeighbours(months))
                                .chain(() -> batch(months)));
    }

    /** Where a UTC day is at a month's end, the local one may be in the next. */
    private static Set<YearMonth> withNeighbours(Set<YearMonth> months) {
        return months.stream()
                .flatMap(month -> Stream.of(month.minusMonths(1), month, month.plusMonths(1)))
                .collect(Collectors.toSet());
    }

    private Uni<Integer> batch(Set<YearMonth> months) {
        Set<SourceKey> taken = new HashSet<>();
        return sumUp(session -> staleDays
                        .take(session, months, BATCH)
                        .invoke(marks -> marks.stream().map(Mark::key).forEach(taken::add)))
                .onFailure(SumUp::isOurs)
                .recoverWithUni(failure -> {
                    LOG.warnf(failure, "Sources are summed up one by one: count=%d", taken.size());
                    return oneByOne(months, taken);
                });
    }

    private Uni<Integer> sumUp(Function<Mutiny.Session, Uni<List<Mark>>> take) {
        return transactions.write(session -> take.apply(session)
                .chain(marks -> marks.isEmpty() ? Uni.createFrom().item(0) : sumUpDays.sumUp(session, marks)));
    }

    private Uni<Integer> oneByOne(Set<YearMonth> months, Set<SourceKey> sources) {
        return Multi.createFrom()
                .iterable(sources)
                .onItem()
                .transformToUniAndConcatenate(source -> sumUp(session -> staleDays.take(session, months, source))
                        .onFailure(SumUp::isOurs)
                        .recoverWithUni(failure -> {
                            LOG.errorf(failure, "Reads can't be summed up: orgId=%s", source.orgId());
                            return postpone(months, source);
                        }))
                .collect()
                .with(Collectors.summingInt(settled -> settled));
    }

    private Uni<Integer> postpone(Set<YearMonth> months, SourceKey source) {
        return transactions.write(session -> staleDays
                .take(session, months, source)
                .call(marks -> staleDays.postpone(session, marks))
                .map(List::size));
    }

    /** An outage concerns all alike, and ends the round. */
    private static boolean isOurs(Throwable failure) {
        return !(failure instanceof UncheckedIOException);
    }
}
