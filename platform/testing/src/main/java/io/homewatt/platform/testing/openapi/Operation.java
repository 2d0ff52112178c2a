package io.homewatt.platform.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One documented route.
 *
 * @param method in capitals
 * @param template the path with its parameters in braces
 * @param item the path's node, which may have parameters for all its methods
 * @param node the operation's own
 */
record Operation(OpenApiDocument document, String method, String template, JsonNode item, JsonNode node) {
    static final String JSON = "application/json";

    /** The documented answer for a status: of this very status, of its class, or the default. */
    Optional<JsonNode> answer(int status) {
        JsonNode responses = node.path("responses");
        for (String key : List.of(String.valueOf(status), status / 100 + "XX", "default")) {
            if (responses.has(key)) {
                return Optional.of(document.resolve(responses.path(key)));
            }
        }
        return Optional.empty();
    }

    /** All documented answers by their status. */
    Map<String, JsonNode> answers() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        node.path("responses")
                .properties()
                .forEach(answer -> all.put(answer.getKey(), document.resolve(answer.getValue())));
        return all;
    }

    /** The parameters of the path and of the operation. */
    List<JsonNode> parameters() {
        List<JsonNode> all = new ArrayList<>();
        item.path("parameters").forEach(parameter -> all.add(document.resolve(parameter)));
        node.path("parameters").forEach(parameter -> all.add(document.resolve(parameter)));
        return all;
    }

    /** The documented body's JSON, if the route takes one. */
    Optional<JsonNode> body() {
        JsonNode content = bodies().path(JSON);
        return content.isMissingNode() ? Optional.empty() : Optional.of(content);
    }

    /** Whether the documented body is one of any type, that is, a file as it is. */
    boolean takesAnyBody() {
        return bodies().has("*/*");
    }

    private JsonNode bodies() {
        return document.resolve(node.path("requestBody")).path("content");
    }

    /** The scopes that a caller needs. */
    Set<String> scopes() {
        Set<String> scopes = new TreeSet<>();
        JsonNode own = node.path("security");
        JsonNode security = own.isMissingNode() ? document.root().path("security") : own;
        security.forEach(requirement -> requirement.forEach(names -> names.forEach(name -> scopes.add(name.asText()))));
        return scopes;
    }

    /** The error codes of an answer's examples. */
    Set<String> codes(JsonNode answer) {
        Set<String> codes = new TreeSet<>();
        for (JsonNode example : examples(answer.path("content").path(JSON))) {
            code(example).ifPresent(codes::add);
        }
        return codes;
    }

    /** The code of an error, in any of the shapes that our APIs have; one has no other than its status. */
    static Optional<String> code(JsonNode error) {
        return Stream.of("/error/code", "/results/0/code", "/error/httpStatus")
                .map(error::at)
                .filter(code -> code.isTextual() || code.isInt())
                .map(JsonNode::asText)
                .findFirst();
    }

    /** The examples of a body, a parameter or a header. */
    List<JsonNode> examples(JsonNode documented) {
        List<JsonNode> examples = new ArrayList<>();
        if (documented.has("example")) {
            examples.add(documented.path("example"));
        }
        documented.path("examples").forEach(example -> {
            JsonNode value = document.resolve(example).path("value");
            if (!value.isMissingNode()) {
                examples.add(value);
            }
        });
        return examples;
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
