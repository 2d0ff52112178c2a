package io.homewatt.local.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A dead-letter topic, and what has been put back of it. */
final class DeadLetterTopic {
    private static final Duration POLL = Duration.ofMillis(500);

    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Replayed> replayed = new HashMap<>();

    /** As it is at this moment: what comes later, comes later. */
    DeadLetterTopic(String name, Consumer<byte[], byte[]> consumer) {
        this.name = name;
        this.consumer = consumer;
        var infos = consumer.listTopics().get(name);
        if (infos == null) {
            throw new DeadLettersFailed("there is no topic " + name);
        }
        this.partitions = infos.stream()
                .map(info -> new TopicPartition(name, info.partition()))
                .sorted(Comparator.comparing(TopicPartition::partition))
                .toList();
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions);
        var positions = consumer.committed(Set.copyOf(partitions));
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata position = positions.get(partition);
            replayed.put(
                    partition,
                    position == null ? new Replayed(0, "") : new Replayed(position.offset(), position.metadata()));
        }
    }

    String name() {
        return name;
    }

    boolean wasReplayed(DeadLetter letter) {
        return replayed.get(letter.partition()).contains(letter.offset());
    }

    void replayed(DeadLetter letter) {
        replayed.get(letter.partition()).add(letter.offset());
    }

    /** All that it keeps, the oldest first. */
    List<DeadLetter> letters() {
        consumer.seekToBeginning(partitions);
        var letters = new ArrayList<DeadLetter>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(POLL).forEach(message -> letters.add(new DeadLetter(message)));
        }
        letters.removeIf(letter -> letter.offset() >= ends.get(letter.partition()));
        letters.sort(Comparator.comparing(DeadLetter::at));
        return letters;
    }

    /** Remembers what was put back. */
    void remember(Collection<DeadLetter> letters) {
        var positions = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (TopicPartition partition : partitions) {
            Replayed of = replayed.get(partition);
            of.settle(letters.stream()
                    .filter(letter -> letter.partition().equals(partition))
                    .map(DeadLetter::offset)
                    .toList());
            positions.put(partition, new OffsetAndMetadata(of.before(), of.note()));
        }
        consumer.commitSync(positions);
    }
}
