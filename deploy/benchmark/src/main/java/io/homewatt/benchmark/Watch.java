package io.homewatt.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What no answer tells: how tables are read for it, and what becomes of its events. */
final class Watch {
    private static final List<String> DATABASES = List.of("customer", "property", "account", "disaggregation");

    /** Of a small table the planner reads all, and is right. Sessions tell what they did up to a second late. */
    private static final String SCANS = """
            select relname, seq_scan from pg_stat_user_tables where n_live_tup >= 10000""";

    private static final String DEAD_LETTERS = ".dead-letter";

    private final Platform platform;
    private final Map<String, Long> scansBefore;
    private final long deadLettersBefore;

    /** From now on. */
    Watch(Platform platform) {
        this.platform = platform;
        this.scansBefore = readFromEndToEnd();
        this.deadLettersBefore = putAside();
    }

    /** How often tables that were large before have been read from end to end since, by database and name. */
    Map<String, Long> scans() {
        Map<String, Long> since = new TreeMap<>(readFromEndToEnd());
        since.keySet().retainAll(scansBefore.keySet());
        since.replaceAll((table, scans) -> scans - scansBefore.get(table));
        since.values().removeIf(scans -> scans == 0);
        return since;
    }

    /** How many messages consumers have put aside since. */
    long deadLetters() {
        return putAside() - deadLettersBefore;
    }

    private Map<String, Long> readFromEndToEnd() {
        Map<String, Long> found = new HashMap<>();
        for (String name : DATABASES) {
            try (Connection database = platform.connect(name);
                    var statement = database.createStatement();
                    var rows = statement.executeQuery(SCANS)) {
                while (rows.next()) {
                    found.put(name + "." + rows.getString(1), rows.getLong(2));
                }
            } catch (SQLException e) {
                throw new BenchFailed("the database doesn't tell how its tables are read", e);
            }
        }
        return found;
    }

    private long putAside() {
        try (Admin kafka =
                Admin.create(Map.of("bootstrap.servers", platform.settings().kafka()))) {
            List<String> topics = kafka.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith(DEAD_LETTERS))
                    .toList();
            Map<TopicPartition, OffsetSpec> ends = kafka.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return kafka.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new BenchFailed("Kafka doesn't tell what was put aside", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }
}
