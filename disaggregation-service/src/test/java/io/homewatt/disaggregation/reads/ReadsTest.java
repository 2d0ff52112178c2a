package io.homewatt.disaggregation.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.reads.Deliveries.Delivery;
import io.homewatt.platform.outbox.Transactions;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class ReadsTest {
    private static final String SOURCE = "UTIL/1";

    @Inject
    Transactions transactions;

    @Inject
    Reads reads;

    @Inject
    Partitions partitions;

    @Inject
    Pool pool;

    private final Organisation organisation = Organisation.fresh();

    /** The database merges as the rows do, which is held to a plain rule by a property of theirs. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void inAnyOrderAndRepeatedlyDeliveriesLeaveTheSameRows(int seed) {
        Random random = new Random(seed);
        List<Delivery> deliveries = Deliveries.some(random);
        List<Delivery> twice = new ArrayList<>(deliveries);
        twice.addAll(deliveries);
        Collections.shuffle(twice, random);

        twice.forEach(delivery -> put(delivery.rows(organisation.id())));

        List<DayRow> stored = stored();
        assertThat(Deliveries.told(stored)).isEqualTo(Deliveries.expected(deliveries));
        var inMemory = deliveries.stream().flatMap(delivery -> delivery.rows(organisation.id()).stream());
        assertThat(stored).isEqualTo(merged(inMemory));
    }

    @Test
    void aRepeatedDeliveryChangesAndMarksNothing() {
        List<DayRow> month = month(1, 150);
        assertThat(put(month)).isEqualTo(30);
        takeMarks();
        List<String> versions = versions();

        assertThat(put(month)).isZero();

        assertThat(marks()).isEmpty();
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void aCorrectionMarksTheDaysThatItChanged() {
        put(month(1, 150));
        takeMarks();
        var correction = new DayRows(organisation.id(), SOURCE, 2);
        correction.take(Channel.EXTRACTION, LocalDate.of(2026, 4, 7).toEpochDay() * 86_400L, 1800, 170, false);

        assertThat(put(correction.rows())).isEqualTo(1);

        assertThat(marks()).containsExactly(LocalDate.of(2026, 4, 7));
        assertThat(stored().get(6).energy()[0]).isEqualTo(170);
        assertThat(stored().get(6).energy()[1]).isEqualTo(150);
    }

    @Test
    void anOlderStatementThatComesLateChangesAndMarksNothing() {
        put(month(2, 150));
        takeMarks();

        assertThat(put(month(1, 170))).isZero();

        assertThat(marks()).isEmpty();
        assertThat(stored()).allSatisfy(row -> assertThat(row.energy()).containsOnly(150));
    }

    @Test
    void anotherOrganisationsReadsAreNotSeen() {
        put(month(1, 150));

        assertThat(of(Organisation.fresh())).isEmpty();
        assertThat(of(organisation)).hasSize(30);
    }

    @Test
    void anySourceThatATextCanNameIsKept() {
        String source = "A1/\"x\\', {},\t:org ü𝄞";
        var rows = new DayRows(organisation.id(), source, 1);
        rows.take(Channel.INJECTION, LocalDate.of(2026, 4, 7).toEpochDay() * 86_400L, 60, -7, true);

        put(rows.rows());

        var stored = run(() -> transactions.read(session -> reads.of(
                session, organisation.id(), List.of(source), LocalDate.of(2026, 4, 7), LocalDate.of(2026, 4, 8))));
        assertThat(stored).containsExactlyElementsOf(rows.rows());
    }

    @Test
    void writersOfTheSameDaysDoNotWaitInACircle() {
        var writers = IntStream.range(0, 12)
                .mapToObj(i -> {
                    List<DayRow> month = new ArrayList<>(month(i, 100 + i));
                    Collections.shuffle(month, new Random(i));
                    return CompletableFuture.runAsync(() -> put(month));
                })
                .toList();

        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

        assertThat(stored()).hasSize(30).allSatisfy(row -> assertThat(row.energy())
                .containsOnly(111));
    }

    @Test
    void aMonthsPartitionIsMadeOnceByHoweverManyNeedIt() {
        YearMonth month = YearMonth.of(2003, 7);
        var makers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> run(() -> new Partitions(transactions)
                        .make(Partitions.Table.READ_DAY, List.of(month, month.plusMonths(i % 2))))))
                .toList();

        CompletableFuture.allOf(makers.toArray(CompletableFuture[]::new)).join();

        var rows = new DayRows(organisation.id(), SOURCE, 1);
        rows.take(Channel.EXTRACTION, month.atDay(31).toEpochDay() * 86_400L + 84_600, 1800, 1, false);
        rows.take(Channel.EXTRACTION, month.atEndOfMonth().plusDays(1).toEpochDay() * 86_400L, 1800, 1, false);
        assertThat(put(rows.rows())).isEqualTo(2);
    }

    private List<DayRow> month(long issued, int energy) {
        var rows = new DayRows(organisation.id(), SOURCE, issued);
        long begin = LocalDate.of(2026, 4, 1).toEpochDay() * 86_400;
        for (int i = 0; i < 30 * 48; i++) {
            rows.take(Channel.EXTRACTION, begin + i * 1800L, 1800, energy, false);
        }
        return rows.rows();
    }

    private int put(List<DayRow> rows) {
        ReadBatch batch = ReadBatch.of(rows);
        return run(() -> partitions
                .make(Partitions.Table.READ_DAY, batch.months())
                .chain(() -> transactions.write(session -> reads.put(session, batch))));
    }

    private static List<DayRow> merged(Stream<DayRow> rows) {
        var merged = new TreeMap<LocalDate, DayRow>();
        rows.forEach(row -> merged.merge(row.day(), row, DayRow::merge));
        return List.copyOf(merged.values());
    }

    private List<DayRow> stored() {
        return of(organisation);
    }

    private List<DayRow> of(Organisation organisation) {
        return run(() -> transactions.read(session -> reads.of(
                session,
                organisation.id(),
                List.of(SOURCE, "UTIL/2"),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 6, 1))));
    }

    private List<LocalDate> marks() {
        return rows("select day from stale_day where org_id = $1 order by day").stream()
                .map(row -> row.getLocalDate(0))
                .toList();
    }

    private void takeMarks() {
        rows("delete from stale_day where org_id = $1");
    }

    /** The rows as they lie: another version of a row has another place. */
    private List<String> versions() {
        return rows("select tableoid::text || ctid::text || xmin::text from read_day where org_id = $1 order by day")
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private List<Row> rows(String sql) {
        var found = run(() -> pool.preparedQuery(sql).execute(Tuple.of(organisation.id())));
        List<Row> rows = new ArrayList<>();
        found.forEach(rows::add);
        return rows;
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }
}
