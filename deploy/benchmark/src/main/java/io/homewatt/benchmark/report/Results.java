package io.homewatt.benchmark.report;

import io.homewatt.benchmark.scenario.Result;
import io.homewatt.benchmark.scenario.Result.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All results of a run, in the order in which they were measured.
 *
 * @param scans how often large tables were read from end to end meanwhile, by database and name
 * @param deadLetters how many messages consumers have put aside meanwhile
 */
public record Results(List<Result> all, Map<String, Long> scans, long deadLetters) {
    public Results(List<Result> all) {
        this(all, Map.of(), 0);
    }

    /** The scenarios that were measured. */
    public List<String> scenarios() {
        return all.stream().map(Result::scenario).distinct().toList();
    }

    public Stream<Result> of(String scenario) {
        return all.stream().filter(result -> result.scenario().equals(scenario));
    }

    /**
     * How much of the floor's there is: saturated, its answers a second; at a fixed rate, the floor's median time in the
     * result's. 1 is as good as the floor; none where there is no floor.
     */
    public Optional<Double> ratio(Result result) {
        return of(result.scenario())
                .filter(other -> other.place() == Place.FLOOR && other.rate() == result.rate() && other != result)
                .findFirst()
                .filter(floor -> result.place() != Place.FLOOR)
                .map(floor -> result.isSaturated()
                        ? result.measured().rate() / floor.measured().rate()
                        : floor.measured().percentile(50) / result.measured().percentile(50));
    }

    /** The ratio that is bound: of what is saturated. */
    public Optional<Double> ratio(String scenario) {
        return of(scenario)
                .filter(result -> result.isSaturated() && result.place() != Place.FLOOR)
                .findFirst()
                .flatMap(this::ratio);
    }
}
