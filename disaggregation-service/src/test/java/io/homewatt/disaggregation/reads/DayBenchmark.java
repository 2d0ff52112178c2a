package io.homewatt.disaggregation.reads;

import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.DaySummary;
import io.homewatt.disaggregation.estimate.FlatStretch;
import io.homewatt.disaggregation.estimate.IntervalRead;
import io.homewatt.disaggregation.estimate.Site;
import io.homewatt.platform.events.Event;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Prints what a local day of 48 half-hours costs on its way in and when it is summed up, in time and in bytes
 * ({@code gc.alloc.rate.norm}). Not a test, and so not run with them; CONTRIBUTING has the command.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DayBenchmark {
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);
    private static final Instant NOW = Instant.parse("2024-03-02T00:00:00Z");
    private static final Site SITE = new Site(ZONE, Optional.empty(), false);

    private final long begin = DAY.atStartOfDay(ZONE).toEpochSecond();
    private final int[] wattHours = new int[48];
    private final FlatStretch method = new FlatStretch();
    private Event event;
    private List<DayRow> rows;
    private List<IntervalRead> reads;

    /** The day's message, rows and reads. */
    @Setup
    public void day() {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < wattHours.length; i++) {
            wattHours[i] = 60 + i * 7919 % 900;
            values.append(i == 0 ? "" : ",").append(wattHours[i]);
        }
        String data = """
                {"utility_code":"UTIL","utility_account_id":"0001234567","channel":"extraction",
                 "start":"2024-03-01T00:00:00+13:00","interval_seconds":1800,"unit":"Wh","values":[%s],
                 "quality":"actual"}""".formatted(values);
        event = new Event(
                UUID.randomUUID(),
                DeliveredReads.TYPE,
                "0001234567",
                NOW,
                "org_1",
                0,
                data.getBytes(StandardCharsets.UTF_8),
                Context.root());
        rows = parse();
        reads = reads();
    }

    /** From the message's data to rows. */
    @Benchmark
    public List<DayRow> parse() {
        return DeliveredReads.rows(event, NOW);
    }

    /** From reads to rows. */
    @Benchmark
    public List<DayRow> pack() {
        DayRows packed = new DayRows("org_1", "UTIL/0001234567", 1);
        for (int i = 0; i < wattHours.length; i++) {
            packed.take(Channel.EXTRACTION, begin + 1800L * i, 1800, 1000L * wattHours[i], false);
        }
        return packed.rows();
    }

    /** From rows to the statement's parameters. */
    @Benchmark
    public ReadBatch write() {
        return ReadBatch.of(rows);
    }

    /** From stored rows to reads. */
    @Benchmark
    public List<IntervalRead> reads() {
        List<IntervalRead> all = new ArrayList<>(wattHours.length);
        for (DayRow row : rows) {
            for (int i = 0; i < row.energy().length; i++) {
                if (row.energy()[i] != DayRow.GAP) {
                    all.add(new IntervalRead(
                            Instant.ofEpochSecond(row.begin(i)),
                            row.seconds(),
                            row.energy()[i],
                            row.isEstimated(i),
                            Instant.ofEpochMilli(row.issued(i))));
                }
            }
        }
        return all;
    }

    /** From reads to the day's summary. */
    @Benchmark
    public DaySummary sumUp() {
        return DaySummary.of(DayReads.of(DAY, SITE, reads), method);
    }

    @Test
    void everyStepIsMeasured() throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(DayBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
    }
}
