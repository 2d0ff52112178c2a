package io.homewatt.local.drill;

import io.homewatt.local.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * A service's positions in Kafka are set to the beginning: it reads all that is there once more, and comes to what is new
 * after all that is old.
 */
final class GroupReset implements Fault {
    private static final String SERVICE = Ports.PROPERTY;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final List<String> problems = new ArrayList<>();

    /** The service stands still meanwhile, for the positions of a group with members can't be set. */
    @Override
    public void strike(Scene scene) throws IOException, InterruptedException, ExecutionException {
        problems.clear();
        scene.signal(SERVICE, "STOP");
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", scene.settings().kafka()))) {
            admin.removeMembersFromConsumerGroup(SERVICE, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
            long read = 0;
            for (var position : admin.listConsumerGroupOffsets(SERVICE)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()) {
                read += position.getValue().offset();
                beginning.put(position.getKey(), new OffsetAndMetadata(0));
            }
            if (read == 0) {
                problems.add(SERVICE + " had read nothing that could come again");
            }
            admin.alterConsumerGroupOffsets(SERVICE, beginning).all().get();
        }
    }

    @Override
    public void heal(Scene scene) throws IOException, InterruptedException {
        scene.signal(SERVICE, "CONT");
    }

    @Override
    public List<String> traces(Scene scene) throws InterruptedException {
        if (!new Topics(scene.settings().kafka()).drained(PATIENCE)) {
            problems.add("consumers did not come to an end of what they read again");
        }
        return problems;
    }
}
