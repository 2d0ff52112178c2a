package io.homewatt.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A document for the API server.
 *
 * @param source where it comes from, for people
 */
record Manifest(String source, JsonNode node) {

    String apiVersion() {
        return node.path("apiVersion").asText();
    }

    String kind() {
        return node.path("kind").asText();
    }

    String name() {
        return node.path("metadata").path("name").asText();
    }

    String label(String name) {
        return node.path("metadata").path("labels").path(name).asText();
    }

    JsonNode spec() {
        return node.path("spec");
    }

    <T> T as(Class<T> type) {
        return Models.read(this, type);
    }

    @Override
    public String toString() {
        return kind() + " " + name() + " (" + source + ")";
    }

    static List<Manifest> of(String source, String yaml) {
        return Models.documents(yaml).stream()
                .map(node -> new Manifest(source, node))
                .toList();
    }
}
