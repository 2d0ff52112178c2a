package io.homewatt.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The topics here are those of the cluster: the same names and settings, and where there are more partitions, all have more. */
class ClusterTopicsTest {
    private static final Path DECLARED = Path.of("../kubernetes/base/kafka/topics.yaml");

    @Test
    void theLocalPlatformMakesTheTopicsThatTheClusterDeclares() throws IOException {
        Map<String, JsonNode> declared = new HashMap<>();
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(DECLARED.toFile())) {
            documents.forEachRemaining(
                    topic -> declared.put(topic.path("metadata").path("name").asText(), topic.path("spec")));
        }
        assertThat(Topics.all()).extracting(NewTopic::name).containsExactlyInAnyOrderElementsOf(declared.keySet());
        assertThat(Topics.all()).allSatisfy(topic -> {
            JsonNode spec = declared.get(topic.name());
            Map<String, String> config = new LinkedHashMap<>();
            spec.path("config")
                    .properties()
                    .forEach(setting ->
                            config.put(setting.getKey(), setting.getValue().asText()));
            assertThat(Optional.ofNullable(topic.configs()).orElse(Map.of())).isEqualTo(config);
            // Three here are twelve there; one stays one.
            assertThat(spec.path("partitions").asInt()).isEqualTo(topic.numPartitions() == 1 ? 1 : 12);
        });
    }
}
