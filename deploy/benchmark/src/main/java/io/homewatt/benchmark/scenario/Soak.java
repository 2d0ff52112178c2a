package io.homewatt.benchmark.scenario;

import io.homewatt.benchmark.load.Measured;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A day's mixture for long, and what memory the services have meanwhile.
 *
 * @param minutes at least {@link #SHORTEST}, oldest first
 */
public record Soak(List<Minute> minutes) {
    /** In minutes: a quarter is one at least. */
    public static final int SHORTEST = 4;

    /**
     * A minute of it.
     *
     * @param measured its requests
     * @param megabytes what each service had in memory at its end, by the service's name
     */
    public record Minute(Measured measured, Map<String, Long> megabytes) {}

    /** All requests together. */
    public Measured measured() {
        return minutes.stream().map(Minute::measured).reduce(Measured::and).orElseThrow();
    }

    /**
     * By how much each service's memory grew, as a share: the mean of the last quarter beside that of the second. In the first
     * the services come to the work, compile it, and fill what they keep.
     */
    public Map<String, Double> growth() {
        int quarter = minutes.size() / 4;
        Map<String, Double> second = means(minutes.subList(quarter, 2 * quarter));
        Map<String, Double> last = means(minutes.subList(minutes.size() - quarter, minutes.size()));
        var growth = new TreeMap<String, Double>();
        last.forEach((service, mean) -> growth.put(service, mean / second.get(service) - 1));
        return growth;
    }

    private static Map<String, Double> means(List<Minute> minutes) {
        return minutes.stream()
                .flatMap(minute -> minute.megabytes.entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.averagingLong(Map.Entry::getValue)));
    }
}
