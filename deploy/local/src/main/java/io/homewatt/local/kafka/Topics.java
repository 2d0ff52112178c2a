package io.homewatt.local.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the platform. Nothing makes a topic by using it, so this is all there are. */
public final class Topics {
    private static final int PARTITIONS = 3;
    private static final short COPIES = 1;

    /** Filled from outside: what is in none of our databases yet is nowhere else. */
    private static final String METER_READS = "homewatt.meter-reads.v1";

    private static final List<String> EVENTS = List.of(
            "homewatt.customers.v1",
            "homewatt.properties.v1",
            "homewatt.icps.v1",
            "homewatt.accounts.v1",
            METER_READS,
            "homewatt.always-on.v1");

    /** Signs of life of the outbox connectors, by which their positions advance while their databases are quiet. */
    private static final List<String> HEARTBEATS = List.of(
            "homewatt.connect.heartbeat.customer",
            "homewatt.connect.heartbeat.property",
            "homewatt.connect.heartbeat.account",
            "homewatt.connect.heartbeat.disaggregation");

    private Topics() {}

    /** Every topic, dead-letter topics included. */
    static List<NewTopic> all() {
        var topics = new ArrayList<NewTopic>();
        for (String topic : EVENTS) {
            topics.add(new NewTopic(topic, PARTITIONS, COPIES));
            topics.add(new NewTopic(topic + ".dead-letter", PARTITIONS, COPIES).configs(ROOM_FOR_THE_REASON));
        }
        HEARTBEATS.forEach(topic -> topics.add(new NewTopic(topic, 1, COPIES).configs(ONE_HOUR)));
        return topics;
    }

    /** With the reason in its headers a message is larger than it was, when it may have been as large as allowed. */
    private static final Map<String, String> ROOM_FOR_THE_REASON = Map.of("max.message.bytes", "2097152");

    private static final Map<String, String> ONE_HOUR = Map.of("retention.ms", "3600000", "segment.ms", "3600000");

    /** Those whose messages can't be made anew from the outboxes: meter reads and dead letters. */
    public static List<String> fromOutsideOrForPeople() {
        var topics = new ArrayList<>(
                EVENTS.stream().map(topic -> topic + ".dead-letter").toList());
        topics.add(METER_READS);
        return topics;
    }

    /** Makes those that are missing. */
    public static void create(String bootstrapServers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(client(bootstrapServers))) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = all().stream()
                    .filter(topic -> !there.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        }
    }

    static Map<String, Object> client(String bootstrapServers) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "client.id",
                "homewatt-up",
                "reconnect.backoff.ms",
                "20",
                "reconnect.backoff.max.ms",
                "200",
                "default.api.timeout.ms",
                "20000",
                "request.timeout.ms",
                "10000");
    }
}
