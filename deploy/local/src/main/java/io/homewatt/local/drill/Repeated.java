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

        Map<String, String> before = contents(scene);
        topics.send(shuffled);
        if (!topics.drained(PATIENCE)) {
            changed.add("consumers did not come to an end of what was repeated");
        }
        contents(scene).forEach((table, digest) -> {
            if (!digest.equals(before.get(table))) {
                changed.add(table + " is another one after " + shuffled.size() + " deliveries of " + chosen.size()
                        + " events that were acted upon before");
            }
        });
    }

    @Override
    public List<String> traces(Scene scene) {
        return changed;
    }

    /** A digest of every table, outboxes included. */
    private static Map<String, String> contents(Scene scene) throws SQLException {
        var contents = new HashMap<String, String>();
        for (String name : DATABASES) {
            try (Connection database = scene.database(name);
                    Statement statement = database.createStatement()) {
                var tables = new ArrayList<String>();
                try (var rows = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'"
                        + " and tablename not in (" + WRITTEN_ANYWAY + ")")) {
                    while (rows.next()) {
                        tables.add(rows.getString(1));
                    }
                }
                for (String table : tables) {
                    try (var rows = statement.executeQuery(
                            "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from " + table
                                    + " t")) {
                        rows.next();
                        contents.put(name + "." + table, rows.getString(1));
                    }
                }
            }
        }
        return contents;
    }
}
