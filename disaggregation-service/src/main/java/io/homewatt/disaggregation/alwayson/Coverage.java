package io.homewatt.disaggregation.alwayson;

import io.homewatt.platform.outbox.Transactions;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Measures the share of accounts that have an always-on figure: of those with reads in the month that has ended last
 * everywhere on Earth. Every account with reads in a month has a row of it, with its figure or the reason for none.
 */
@Startup
@ApplicationScoped
class Coverage {
    private static final Logger LOG = Logger.getLogger(Coverage.class);

    /** Of a large table some 2000 pages (16 MB) by chance: close enough for a share, and never much work. */
    private static final String SHARE = """
            select cast(avg(case when watts is null then 0.0 else 1.0 end) as double precision)
            from month_estimate tablesample system ((
              select least(100, 200000.0 / greatest(relpages, 1)) from pg_class
              where oid = cast('month_estimate' as regclass)))
            where month = :month""";

    private final Transactions transactions;
    private final Clock clock;
    private volatile double ratio = Double.NaN;

    Coverage(Transactions transactions, Clock clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.clock = clock;
        Gauge.builder("homewatt.always-on.coverage.ratio", this, coverage -> coverage.ratio)
                .description(
                        "Accounts with a figure for the last month, of those with reads in it; NaN when there are none")
                .register(meters);
    }

    @Scheduled(
            every = "{homewatt.always-on.coverage.every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> measure() {
        LocalDate month = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.MIN))
                .minusMonths(1)
                .atDay(1);
        return transactions
                .read(session -> session.createNativeQuery(SHARE, Double.class)
                        .setParameter("month", month)
                        .getSingleResultOrNull())
                .invoke(share -> ratio = share == null ? Double.NaN : share)
                .onFailure()
                .invoke(failure -> {
                    ratio = Double.NaN;
                    LOG.warnf(failure, "It is not known how many accounts have a figure");
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
