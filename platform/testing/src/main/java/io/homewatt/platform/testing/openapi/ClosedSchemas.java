package io.homewatt.platform.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Closes a document's schemas for the tests: a member that is not documented is a fault. The document itself leaves
 * them open, so that a later member breaks no client.
 */
final class ClosedSchemas {
    /** What is in these is data, not schemas. */
    private static final Set<String> DATA = Set.of("example", "examples", "default", "const", "enum", "value");

    private static final String OPEN = "unevaluatedProperties";

    private final JsonNode root;
    private final Set<JsonNode> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    private ClosedSchemas(JsonNode root) {
        this.root = root;
    }

    static JsonNode close(JsonNode document) {
        var closing = new ClosedSchemas(document.deepCopy());
        closing.findParts(closing.root, false);
        closing.closeWholes(closing.root, false);
        return closing.root;
    }

    /**
     * A schema that is a part of another must let the other's members through: the whole is closed instead. A part that
     * is referred to becomes a copy, for it may be a whole elsewhere.
     */
    private void findParts(JsonNode node, boolean names) {
        if (!names && (node.has("allOf") || node.path("properties").isObject())) {
            for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
                if (node.path(keyword) instanceof ArrayNode group) {
                    for (int i = 0; i < group.size(); i++) {
                        group.set(i, resolve(group.get(i)).deepCopy());
                        parts.add(group.get(i));
                    }
                }
            }
        }
        forEachSchema(node, names, this::findParts);
    }

    private void closeWholes(JsonNode node, boolean names) {
        if (!names
                && node instanceof ObjectNode schema
                && (schema.path("properties").isObject() || schema.path("allOf").isArray())
                && !schema.has("additionalProperties")
                && !schema.has(OPEN)
                && !parts.contains(schema)) {
            schema.put(OPEN, false);
        }
        forEachSchema(node, names, this::closeWholes);
    }

    private static void forEachSchema(JsonNode node, boolean names, Visit visit) {
        if (node.isArray()) {
            node.forEach(element -> visit.at(element, false));
        }
        for (var member : List.copyOf(node.properties())) {
            if (names || !DATA.contains(member.getKey())) {
                visit.at(member.getValue(), !names && member.getKey().equals("properties"));
            }
        }
    }

    private JsonNode resolve(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : schema;
    }

    @FunctionalInterface
    private interface Visit {
        /** @param names whether the node's members are named by the API and not by OpenAPI */
        void at(JsonNode node, boolean names);
    }
}
