package io.homewatt.platform.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.platform.testing.Hostile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request as the document has it for a route: its examples, with the ids of something that there is.
 *
 * @param ids what stands for the examples of the parameters and members of these names
 * @param query parameters besides
 * @param body instead of the example; null for that
 */
record Sample(Operation operation, Map<String, String> ids, Map<String, Object> query, String body) {
    Sample(Operation operation, Map<String, String> ids) {
        this(operation, ids, Map.of(), null);
    }

    /** With some of the ids from among others. */
    Sample with(Set<String> names, Map<String, String> others) {
        Map<String, String> mixed = new HashMap<>(ids);
        names.forEach(name -> mixed.put(name, others.get(name)));
        return new Sample(operation, mixed, query, body);
    }

    Sample with(Map<String, Object> parameters) {
        return new Sample(operation, ids, parameters, body);
    }

    Sample with(JsonNode other) {
        return with(other.toString());
    }

    Sample with(String other) {
        return new Sample(operation, ids, query, other);
    }

    /** The names of its parameters and parts that stand for something that somebody has. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        operation
                .parameters()
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        form().fieldNames().forEachRemaining(names::add);
        names.retainAll(ids.keySet());
        return names;
    }

    /** Path and query, encoded. */
    String uri() {
        String uri = operation.template();
        Map<String, Object> parameters = new HashMap<>(query);
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("name").asText();
            String value = ids.getOrDefault(name, example(parameter));
            switch (parameter.path("in").asText()) {
                case "path" -> uri = uri.replace("{" + name + "}", Hostile.encoded(value));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || ids.containsKey(name)) {
                        parameters.putIfAbsent(name, value);
                    }
                }
                default -> {}
            }
        }
        var text = new StringBuilder(uri);
        parameters.forEach((name, value) -> text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Hostile.encoded(String.valueOf(value))));
        return text.toString();
    }

    Response sent(RequestSpecification with) {
        RequestSpecification request = with.urlEncodingEnabled(false);
        if (body != null) {
            request.contentType(ContentType.JSON).body(body);
        } else if (operation.body().isPresent()) {
            request.contentType(ContentType.JSON)
                    .body(operation.examples(operation.body().get()).get(0).toString());
        } else {
            form().properties().forEach(part -> {
                if (part.getValue().isArray()) {
                    byte[] file =
                            "start,kwh\n2026-01-01T00:00Z,1\n2026-01-01T00:30Z,1\n".getBytes(StandardCharsets.UTF_8);
                    request.multiPart(part.getKey(), "file", file);
                } else {
                    request.multiPart(part.getKey(), ids.getOrDefault(part.getKey(), ""));
                }
            });
        }
        return request.request(operation.method(), uri());
    }

    private String example(JsonNode parameter) {
        List<JsonNode> examples = operation.examples(parameter);
        return examples.isEmpty()
                ? operation
                        .document()
                        .resolve(parameter.path("schema"))
                        .path("example")
                        .asText()
                : examples.get(0).asText();
    }

    private JsonNode form() {
        return operation
                .document()
                .resolve(operation.node().path("requestBody"))
                .at("/content/multipart~1form-data/example");
    }
}
