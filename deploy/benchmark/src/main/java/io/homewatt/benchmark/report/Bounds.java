package io.homewatt.benchmark.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.scenario.Result;
import io.homewatt.benchmark.scenario.Result.Place;
import io.homewatt.benchmark.scenario.Soak;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run has to hold: {@code deploy/bounds.yaml}.
 *
 * @param bench of each scenario, by its name
 * @param run of all of them together
 * @param soak of a day's mixture for long
 */
public record Bounds(Map<String, Bound> bench, RunBound run, SoakBound soak) {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * Of a scenario; what is null is not bound.
     *
     * @param errors the largest share of failed requests, 0–1, in any place and under any load
     * @param p50 the longest median at the fixed rate, in ms
     * @param p99 likewise, of 99 in 100
     * @param rate the fewest right answers a second when saturated
     * @param ratio the least to the floor
     * @param aim the ratio that is aimed at, which is told and breaks nothing
     * @param tail how many times p50 p99 is aimed to be at most, at half the rate that saturates the service
     */
    public record Bound(Double errors, Double p50, Double p99, Double rate, Double ratio, Double aim, Double tail) {}

    /**
     * Of a run of {@code deploy/bench} as a whole.
     *
     * @param scans how often a large table may be read from end to end
     * @param deadLetters how many messages consumers may put aside
     */
    public record RunBound(
            Double scans, @JsonProperty("dead-letters") Double deadLetters) {}

    /**
     * @param errors the largest share of failed requests, 0–1
     * @param p99 the longest time that 99 in 100 may take in all, in ms
     * @param growth by how much the memory of a service may grow, as a share
     */
    public record SoakBound(Double errors, Double p99, Double growth) {}

    /** @throws BenchFailed if the file can't be read, or has something unknown */
    public static Bounds read(Path file) {
        try {
            Map<?, ?> all = YAML.readValue(file.toFile(), Map.class);
            return YAML.convertValue(
                    Map.of("bench", section(all, "bench"), "run", section(all, "run"), "soak", section(all, "soak")),
                    Bounds.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new BenchFailed("can't read the bounds in " + file + ": " + e.getMessage(), e);
        }
    }

    private static Object section(Map<?, ?> all, String name) {
        return all.get(name) == null ? Map.of() : all.get(name);
    }

    /** What a soak has not held, a line each. */
    public List<String> broken(Soak soaked) {
        Stream<Optional<String>> requests = Stream.of(
                above("share of errors", soaked.measured().errors(), soak.errors),
                above("p99 in ms", soaked.measured().percentile(99), soak.p99));
        Stream<Optional<String>> memory = soaked.growth().entrySet().stream()
                .map(service -> above(service.getKey() + ": growth of memory", service.getValue(), soak.growth));
        return Stream.concat(requests, memory).flatMap(Optional::stream).toList();
    }

    /** What is not held, a line each. */
    public List<String> broken(Results results) {
        List<String> broken = new ArrayList<>();
        results.scans().forEach((table, scans) -> above(table + ": times it was read from end to end", scans, run.scans)
                .ifPresent(broken::add));
        above("messages that consumers put aside", results.deadLetters(), run.deadLetters)
                .ifPresent(broken::add);
        for (String scenario : results.scenarios()) {
            Bound bound = bench.get(scenario);
            if (bound == null) {
                broken.add(scenario + " has no bound");
                continue;
            }
            results.of(scenario).flatMap(result -> broken(bound, result)).forEach(broken::add);
            Optional<Double> ratio = results.ratio(scenario);
            if (bound.ratio != null && ratio.isEmpty()) {
                broken.add(scenario + ": there is no ratio to the floor, and one is bound");
            }
            ratio.flatMap(found -> below(scenario + ": ratio to the floor", found, bound.ratio))
                    .ifPresent(broken::add);
        }
        return broken;
    }

    /** What is aimed at and not reached, a line each. */
    public List<String> missed(Results results) {
        return results.scenarios().stream()
                .filter(bench::containsKey)
                .flatMap(scenario -> missed(scenario, results, bench.get(scenario)))
                .toList();
    }

    private static Stream<String> missed(String scenario, Results results, Bound bound) {
        Optional<String> ratio =
                results.ratio(scenario).flatMap(found -> below(scenario + ": ratio to the floor", found, bound.aim));
        Stream<String> tails = results.of(scenario)
                .filter(Result::half)
                .map(result -> above(
                        scenario + ": p99 beside p50, at half the rate that saturates it",
                        result.measured().percentile(99) / result.measured().percentile(50),
                        bound.tail))
                .flatMap(Optional::stream);
        return Stream.concat(ratio.stream(), tails);
    }

    private static Stream<String> broken(Bound bound, Result result) {
        var measured = result.measured();
        String name = result.scenario() + ", " + result.place() + (result.isSaturated() ? ", saturated" : "");
        Optional<String> errors = above(name + ": share of errors", measured.errors(), bound.errors);
        if (result.place() == Place.FLOOR) {
            // A floor that fails is a good one to be compared with.
            return errors.stream();
        }
        if (result.half()) {
            return errors.stream();
        }
        Stream<Optional<String>> of = result.isSaturated()
                ? Stream.of(errors, below(name + ": answers a second", measured.rate(), bound.rate))
                : Stream.of(
                        errors,
                        above(name + ": p50 in ms", measured.percentile(50), bound.p50),
                        above(name + ": p99 in ms", measured.percentile(99), bound.p99));
        return of.flatMap(Optional::stream);
    }

    private static Optional<String> above(String what, double found, Double most) {
        return most == null || found <= most ? Optional.empty() : Optional.of(line(what, found, "more than", most));
    }

    private static Optional<String> below(String what, double found, Double least) {
        return least == null || found >= least ? Optional.empty() : Optional.of(line(what, found, "less than", least));
    }

    private static String line(String what, double found, String than, double bound) {
        return String.format(Locale.ROOT, "%s is %.3f, %s %s", what, found, than, bound);
    }
}
