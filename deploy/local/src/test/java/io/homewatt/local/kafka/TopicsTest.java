package io.homewatt.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private final List<String> names = Topics.all().stream().map(NewTopic::name).toList();

    @Test
    void everyEventTopicHasADeadLetterTopic() {
        List<String> events =
                names.stream().filter(name -> name.endsWith(".v1")).toList();

        assertThat(events).hasSize(6).allSatisfy(name -> assertThat(names).contains(name + ".dead-letter"));
        assertThat(names).doesNotHaveDuplicates();
    }

    /** Nothing else makes that topic, and without it a connector stands still. */
    @ParameterizedTest
    @ValueSource(strings = {"customer", "property", "account"})
    void theHeartbeatTopicOfEveryConnectorIsThere(String database) throws IOException {
        JsonNode connector = new ObjectMapper()
                .readTree(Path.of("../connect", database + "-outbox.json").toFile());

        assertThat(names)
                .contains(connector.path("topic.heartbeat.prefix").asText() + "."
                        + connector.path("topic.prefix").asText());
    }
}
