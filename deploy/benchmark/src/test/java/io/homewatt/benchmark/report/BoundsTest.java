package io.homewatt.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.load.Usage;
import io.homewatt.benchmark.scenario.Result;
import io.homewatt.benchmark.scenario.Result.Place;
import io.homewatt.benchmark.scenario.Scenario;
import io.homewatt.benchmark.scenario.Scenarios;
import io.homewatt.benchmark.seed.Sizes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundsTest {
    @TempDir
    Path folder;

    /** So many answers within a second, all in the same time. */
    private static Result result(Place place, double rate, int answers, double millis, long failed) {
        var latencies = new Histogram(3);
        latencies.recordValueWithCount((long) (1000 * millis), answers);
        return new Result(
                "search",
                place,
                rate,
                new Measured(
                        latencies,
                        failed == 0 ? Map.of() : Map.of("status 503", failed),
                        Duration.ofSeconds(1),
                        Usage.NONE));
    }

    private static final Results RESULTS = new Results(List.of(
            result(Place.GATEWAY, 40, 40, 8, 0),
            result(Place.SERVICE, 40, 40, 4, 0),
            result(Place.FLOOR, 40, 40, 2, 0),
            result(Place.SERVICE, 0, 300, 20, 0),
            result(Place.FLOOR, 0, 1000, 6, 0)));

    private Bounds bounds(String bound) throws IOException {
        return Bounds.read(Files.writeString(
                folder.resolve("bounds.yaml"), "drill: {other: 1}\nbench:\n  search: " + bound + "\n"));
    }

    @Test
    void theRatioIsThatOfTheSaturated() {
        assertThat(RESULTS.ratio("search")).hasValue(0.3);
        assertThat(RESULTS.ratio(RESULTS.all().get(1)).orElseThrow()).isCloseTo(0.5, within(0.01));
    }

    @Test
    void whatIsHeldIsNotNamed() throws IOException {
        assertThat(bounds("{errors: 0, p50: 9, p99: 9, rate: 300, ratio: 0.3, aim: 0.3}")
                        .broken(RESULTS))
                .isEmpty();
    }

    @Test
    void whatIsBrokenIsNamedWithItsPlace() throws IOException {
        assertThat(bounds("{p50: 5}").broken(RESULTS))
                .singleElement()
                .asString()
                .contains("gateway", "p50", "than 5.0");
        assertThat(bounds("{p99: 3}").broken(RESULTS)).hasSize(2);
        assertThat(bounds("{rate: 301}").broken(RESULTS))
                .singleElement()
                .asString()
                .contains("saturated");
        assertThat(bounds("{ratio: 0.31}").broken(RESULTS))
                .singleElement()
                .asString()
                .contains("ratio", "0.300");
    }

    @Test
    void aLargeTableThatIsReadFromEndToEndIsNamed() throws IOException {
        Bounds bounds = bounds("{}\nrun: {scans: 0}");

        assertThat(bounds.broken(new Results(RESULTS.all(), Map.of("account.account", 1L), 0)))
                .singleElement()
                .asString()
                .contains("account.account", "end to end");
        assertThat(bounds.broken(RESULTS)).isEmpty();
    }

    @Test
    void messagesThatWerePutAsideAreTold() throws IOException {
        Bounds bounds = bounds("{}\nrun: {dead-letters: 0}");

        assertThat(bounds.broken(new Results(RESULTS.all(), Map.of(), 2)))
                .singleElement()
                .asString()
                .contains("put aside", "2.000");
        assertThat(bounds.broken(RESULTS)).isEmpty();
    }

    @Test
    void anAimThatIsMissedBreaksNothing() throws IOException {
        Bounds bounds = bounds("{aim: 0.8}");

        assertThat(bounds.broken(RESULTS)).isEmpty();
        assertThat(bounds.missed(RESULTS)).singleElement().asString().contains("0.8");
    }

    @Test
    void aLongTailAtHalfTheRateIsToldAndBreaksNothing() throws IOException {
        Bounds bounds = bounds("{p99: 50, tail: 5}");
        var measured = result(Place.SERVICE, 150, 98, 2, 0)
                .measured()
                .and(result(Place.SERVICE, 150, 2, 100, 0).measured());
        var results = new Results(List.of(new Result("search", Place.SERVICE, 150, true, measured)));

        assertThat(bounds.broken(results)).isEmpty();
        assertThat(bounds.missed(results)).singleElement().asString().contains("p99 beside p50", "than 5.0");
        assertThat(bounds("{tail: 60}").missed(results)).isEmpty();
    }

    @Test
    void failuresCountAndThoseOfTheFloorToo() throws IOException {
        Bounds bounds = bounds("{errors: 0.01}");

        assertThat(bounds.broken(new Results(List.of(result(Place.SERVICE, 0, 97, 1, 3)))))
                .singleElement()
                .asString()
                .contains("0.030");
        assertThat(bounds.broken(new Results(List.of(result(Place.FLOOR, 0, 97, 1, 3)))))
                .singleElement()
                .asString()
                .contains("floor", "0.030");
    }

    @Test
    void aBoundThatCannotBeHeldAgainstAnythingIsBroken() throws IOException {
        Results withoutFloor = new Results(List.of(result(Place.SERVICE, 0, 300, 20, 0)));

        assertThat(bounds("{ratio: 0.1}").broken(withoutFloor)).hasSize(1);
        assertThat(new Bounds(Map.of(), new Bounds.RunBound(null, null), null).broken(withoutFloor))
                .containsExactly("search has no bound");
    }

    @Test
    void aMisspeltBoundIsRefused() {
        assertThatThrownBy(() -> bounds("{p95: 3}"))
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("p95");
    }

    @Test
    void everyScenarioIsBound() {
        Bounds bounds = Bounds.read(Path.of("../bounds.yaml"));
        List<String> scenarios = new Scenarios(Sizes.QUICK, "UTIA", 1)
                .all().stream().map(Scenario::name).toList();

        assertThat(bounds.bench()).containsOnlyKeys(scenarios);
        assertThat(bounds.bench().values()).allMatch(bound -> bound.errors() != null && bound.p50() != null);
        assertThat(bounds.run()).isEqualTo(new Bounds.RunBound(0.0, 0.0));
    }
}
