package io.homewatt.local.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.homewatt.local.demo.StepFailed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One in a hundred messages of every topic is broken, between good ones that come once more. Each has to lie in the
 * dead letters once for each consumer, and no good one.
 */
final class Poison implements Fault {
    /**
     * A topic with consumers, each of which puts aside what it can't read.
     *
     * @param type of the events that all of them read
     */
    private record Consumed(String topic, int consumers, String type) {}

    private static final List<Consumed> TOPICS = List.of(
            new Consumed(Topics.CUSTOMERS, 3, "customer.created.v1"),
            new Consumed(Topics.PROPERTIES, 3, "property.created.v1"),
            new Consumed(Topics.ICPS, 1, "icp.verified.v1"),
            new Consumed(Topics.ACCOUNTS, 1, "account.created.v1"),
            new Consumed(MeterReads.TOPIC, 1, MeterReads.TYPE));

    private static final String POISONED = "drill_";
    private static final int ONE_IN = 100;
    private static final int MESSAGES = 5_000;
    private static final int QUICKLY = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<Consumed, Set<String>> broken = new LinkedHashMap<>();
    private Instant begin;

    @Override
    public void strike(Scene scene) throws ExecutionException, InterruptedException {
        begin = Instant.now();
        broken.clear();
        var topics = new Topics(scene.settings().kafka());
        MeterReads reads = MeterReads.of(scene.settings());
        int count = scene.quick() ? QUICKLY : MESSAGES;
        for (Consumed consumed : TOPICS) {
            String topic = consumed.topic();
            boolean fromOutside = topic.equals(MeterReads.TOPIC);
            if (!fromOutside
                    && !Scene.until(PATIENCE, () -> !good(topics, topic).isEmpty())) {
                throw new StepFailed(topic + " has no good message");
            }
            List<ConsumerRecord<byte[], byte[]>> good = good(topics, topic);
            var messages = new ArrayList<ProducerRecord<byte[], byte[]>>();
            var keys = new HashSet<String>();
            for (int i = 0; i < count; i++) {
                if (i % ONE_IN == ONE_IN / 2) {
                    String key = POISONED + UUID.randomUUID();
                    keys.add(key);
                    messages.add(poisoned(consumed, key, i / ONE_IN));
                } else {
                    messages.add(fromOutside ? reads.message("drill") : Topics.again(good.get(i % good.size())));
                }
            }
            broken.put(consumed, keys);
            topics.send(messages);
        }
    }

    /** The last of a topic's messages, but for what earlier drills have poisoned it with. */
    private static List<ConsumerRecord<byte[], byte[]>> good(Topics topics, String topic) {
        return topics.last(topic, MESSAGES).stream()
                .filter(record -> !Topics.key(record).startsWith(POISONED))
                .toList();
    }

    /** Broken in one way after the other. */
    private static ProducerRecord<byte[], byte[]> poisoned(Consumed consumed, String key, int number) {
        Map<String, String> headers =
                switch (number % 4) {
                    case 0 -> Map.of();
                    case 1 -> headers("not-a-uuid", consumed, key);
                    default -> headers(UUID.randomUUID().toString(), consumed, key);
                };
        byte[] value = number % 4 == 2 ? null : "{".getBytes(UTF_8);
        return MeterReads.record(consumed.topic(), key, headers, value);
    }

    /** Long ago, so that nobody looks for what it says was created. */
    private static Map<String, String> headers(String id, Consumed consumed, String key) {
        return MeterReads.headers(id, consumed.type(), key, Instant.EPOCH);
    }

    @Override
    public List<String> traces(Scene scene) throws InterruptedException {
        var topics = new Topics(scene.settings().kafka());
        var problems = new ArrayList<String>();
        for (var sent : broken.entrySet()) {
            var counts = new HashMap<String, Integer>();
            String topic = sent.getKey().topic();
            int consumers = sent.getKey().consumers();
            Scene.until(PATIENCE, () -> {
                counts.clear();
                topics.read(topic + ".dead-letter", begin)
                        .forEach(letter -> counts.merge(Topics.key(letter), 1, Integer::sum));
                return sent.getValue().stream().allMatch(key -> counts.getOrDefault(key, 0) >= consumers);
            });
            long missing = sent.getValue().stream()
                    .filter(key -> counts.getOrDefault(key, 0) != consumers)
                    .count();
            if (missing > 0) {
                problems.add(missing + " of " + sent.getValue().size() + " broken messages of " + topic
                        + " were not put aside by each of its " + consumers + " consumers once");
            }
            counts.keySet().removeAll(sent.getValue());
            if (!counts.isEmpty()) {
                problems.add(counts.size() + " good messages of " + topic + " were put aside");
            }
        }
        return problems;
    }
}
