package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.IntervalRead;
import io.homewatt.disaggregation.household.Sources;
import io.homewatt.disaggregation.reads.Channel;
import io.homewatt.disaggregation.reads.DayRow;
import io.homewatt.disaggregation.reads.Reads;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.rest.GeneralProblem;
import io.homewatt.platform.rest.Problem;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows accounts' always-on load to those who may see it. */
@ApplicationScoped
class FindAlwaysOn {
    /** Drawing has no more threads than these, so that it leaves CPUs to the rest. */
    private static final int DRAWERS = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final MonthFigures figures;
    private final Sources sources;
    private final Reads reads;
    private final WorkerExecutor drawers;

    FindAlwaysOn(Transactions transactions, MonthFigures figures, Sources sources, Reads reads, Vertx vertx) {
        this.transactions = transactions;
        this.figures = figures;
        this.sources = sources;
        this.reads = reads;
        this.drawers = vertx.createSharedWorkerExecutor("charts", DRAWERS);
    }

    @PreDestroy
    void close() {
        drawers.closeAndForget();
    }

    /** The latest month's figure. */
    Uni<AlwaysOnView> view(Caller caller, Question question) {
        return figures.latest(caller, question).map(AlwaysOnView::of);
    }

    /** The same month as a picture. With too many before it in the queue, it is a 503. */
    Uni<byte[]> chart(Caller caller, Question question, PictureFormat format) {
        return figures.latest(caller, question)
                .chain(figure ->
                        transactions.read(session -> rows(session, figure)).map(rows -> new Charted(figure, rows)))
                .chain(charted -> drawers.executeBlocking(() -> charted.drawn(format), false))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(TimeoutException.class)
                .transform(late -> new Problem(GeneralProblem.SERVICE_UNAVAILABLE));
    }

    /** Of the UTC days that the local month touches. */
    private Uni<List<DayRow>> rows(Mutiny.Session session, MonthFigure figure) {
        YearMonth month = figure.month();
        return sources.of(session, figure.account())
                .chain(found -> reads.of(
                        session,
                        figure.account().organisation(),
                        found,
                        month.atDay(1).minusDays(1),
                        month.plusMonths(1).atDay(1).plusDays(1)));
    }

    private record Charted(MonthFigure figure, List<DayRow> rows) {
        byte[] drawn(PictureFormat format) {
            List<IntervalRead> extracted = rows.stream()
                    .filter(row -> row.channel() == Channel.EXTRACTION)
                    .flatMap(Charted::reads)
                    .toList();
            return new AlwaysOnChart(
                            figure.account().utilityAccountId(),
                            HourlyLoads.of(figure.month(), figure.account().site(), extracted),
                            figure.alwaysOn())
                    .drawn(format);
        }

        private static Stream<IntervalRead> reads(DayRow row) {
            return IntStream.range(0, row.energy().length)
                    .filter(place -> row.energy()[place] != DayRow.GAP)
                    .mapToObj(place -> new IntervalRead(
                            Instant.ofEpochSecond(row.begin(place)),
                            row.seconds(),
                            row.energy()[place],
                            row.isEstimated(place),
                            Instant.ofEpochMilli(row.issued(place))));
        }
    }
}
