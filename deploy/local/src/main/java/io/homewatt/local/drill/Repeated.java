package io.homewatt.local.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events that have been delivered and acted upon come three times more, in any order; nothing changes. */
final class Repeated implements Fault {
    private static final List<String> TOPICS =
            List.of(Topics.CUSTOMERS, Topics.PROPERTIES, Topics.ICPS, Topics.ACCOUNTS);
    private static final List<String> DATABASES = List.of("customer", "property", "account", "disaggregation");
    private static final int EVENTS = 10_000;
    private static final int QUICKLY = 500;
    private static final int TIMES = 3;
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** A connection that has become idle tells what it has written within ten seconds. */
    private static final Duration TOLD_BY = Duration.ofSeconds(11);

    /** What is written by the clock, by the fact of a delivery or by the reads that came before. */
    private static final String WRITTEN_ANYWAY =
            "'seen_event', 'idempotency_key', 'verification_round', 'flyway_schema_history', 'stale_day'";

    private final List<String> changed = new ArrayList<>();

    @Override
    public boolean calm() {
        return true;
    }

    @Override
    public void strike(Scene scene) throws SQLException, ExecutionException, InterruptedException {
        var topics = new Topics(scene.settings().kafka());
        changed.clear();
        if (!topics.drained(PATIENCE)) {
            changed.add("consumers did not come to an end before anything was repeated");
        }
        var messages = new ArrayList<ProducerRecord<byte[], byte[]>>();
        TOPICS.forEach(topic -> topics.last(topic, EVENTS).forEach(record -> messages.add(Topics.again(record))));
        Random random = new Random(SEED);
        Collections.shuffle(messages, random);
        List<ProducerRecord<byte[], byte[]>> chosen =
                messages.subList(0, Math.min(messages.size(), scene.quick() ? QUICKLY : EVENTS));
        var shuffled = new ArrayList<ProducerRecord<byte[], byte[]>>();
        Collections.nCopies(TIMES, chosen).forEach(shuffled::addAll);
        Collections.shuffle(shuffled, random);

        Map<String, Long> before = writes(scene);
        topics.send(shuffled);
        if (!topics.drained(PATIENCE)) {
            changed.add("consumers did not come to an end of what was repeated");
        }
        writes(scene).forEach((table, count) -> {
            if (!count.equals(before.get(table))) {
                changed.add(table + " was written to " + (count - before.get(table)) + " times after " + shuffled.size()
                        + " deliveries of " + chosen.size() + " events that were acted upon before");
            }
        });
    }

    @Override
    public List<String> traces(Scene scene) {
        return changed;
    }

    /**
     * What has been written to every table, outboxes included, once it is known: by PostgreSQL's own count, since reading a
     * year of half-hours takes longer than all else.
     */
    private static Map<String, Long> writes(Scene scene) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Long> before = Map.of();
        Map<String, Long> writes = writesSoFar(scene);
        while (!writes.equals(before) && System.nanoTime() < end) {
            Thread.sleep(TOLD_BY.toMillis());
            before = writes;
            writes = writesSoFar(scene);
        }
        return writes;
    }

    private static Map<String, Long> writesSoFar(Scene scene) throws SQLException {
        var writes = new HashMap<String, Long>();
        for (String name : DATABASES) {
            try (Connection database = scene.database(name);
                    Statement statement = database.createStatement();
                    var rows = statement.executeQuery("select relname, n_tup_ins + n_tup_upd + n_tup_del"
                            + " from pg_stat_user_tables where relname not in (" + WRITTEN_ANYWAY + ")")) {
                while (rows.next()) {
                    writes.put(name + "." + rows.getString(1), rows.getLong(2));
                }
            }
        }
        return writes;
    }
}
