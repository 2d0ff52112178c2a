package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.Platform;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What disaggregation-service does with a batch of messages of a day each. */
final class IngestFloor {
    private static final String PUT = Statements.text("put-reads.sql");
    private static final int HALF_HOURS = 48;

    private final Pool pool;

    IngestFloor(Pool pool) {
        this.pool = pool;
    }

    Future<Answer> put(Asked asked) {
        int from = Integer.parseInt(asked.parameter("from"));
        int count = Integer.parseInt(asked.parameter("count"));
        String now = "{" + System.currentTimeMillis() + "}";
        String[] sources = IntStream.range(from, from + count)
                .mapToObj(number -> asked.parameter("prefix") + number)
                // Writers take rows in the order of their keys.
                .sorted()
                .toArray(String[]::new);
        String[] energies = Arrays.stream(sources).map(IngestFloor::energy).toArray(String[]::new);
        Tuple rows = Tuple.of(
                        same(count, Platform.ORGANISATION),
                        sources,
                        same(count, LocalDate.now(ZoneOffset.UTC).minusDays(1).toString()),
                        same(count, "extraction"),
                        same(count, "1800"),
                        same(count, "0"))
                .addValue(energies)
                .addValue(same(count, "{f}"))
                .addValue(same(count, now));
        return pool.withTransaction(connection -> connection.preparedQuery(PUT).execute(rows))
                .map(done -> new Answer(200, new JsonObject().put("rows", done.rowCount())));
    }

    private static String energy(String source) {
        int seed = source.hashCode();
        return IntStream.range(0, HALF_HOURS)
                .mapToObj(place -> String.valueOf(1000 * (60 + (seed * (place + 1) >>> 20) % 900)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String[] same(int count, String value) {
        String[] all = new String[count];
        Arrays.fill(all, value);
        return all;
    }
}
