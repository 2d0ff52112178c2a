package io.homewatt.platform.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A request and its answer beside what is documented of them. */
record Exchange(Operation operation, JsonNode documented, FilterableRequestSpecification request, Response answer) {
    /** Big numbers as they are: a double in between would change them. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Headers that HTTP has for every request, which OpenAPI doesn't document as parameters. */
    private static final Set<String> OF_HTTP = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "authorization",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "origin",
            "traceparent",
            "transfer-encoding",
            "user-agent",
            "x-forwarded-for");

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        body(faults);
        headers(faults);
        if (answer.statusCode() < 400) {
            accepted(faults);
        }
        return faults;
    }

    private void body(List<String> faults) {
        byte[] body = answer.asByteArray();
        JsonNode content = documented.path("content");
        if (body == null || body.length == 0) {
            if (!content.isEmpty() && !request.getMethod().equals("HEAD")) {
                faults.add("The documented body is missing");
            }
            return;
        }
        String type = answer.contentType().replaceAll(";.*", "").strip();
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            faults.add("No body of type " + type + " is documented");
            return;
        }
        if (type.startsWith("image/")) {
            return;
        }
        try {
            JsonNode json = JSON.readTree(body);
            operation.document().faults(media.path("schema"), json).forEach(fault -> faults.add("body" + fault));
            if (answer.statusCode() >= 400) {
                Operation.code(json)
                        .filter(code -> !operation.codes(documented).contains(code))
                        .ifPresent(code -> faults.add("The error code " + code + " has no example here"));
            }
        } catch (IOException e) {
            faults.add("The body is no JSON");
        }
    }

    private void headers(List<String> faults) {
        documented.path("headers").properties().forEach(header -> {
            JsonNode node = operation.document().resolve(header.getValue());
            String value = answer.header(header.getKey());
            if (value == null) {
                if (node.path("required").asBoolean()) {
                    faults.add("The documented header " + header.getKey() + " is missing");
                }
            } else {
                value(node, value).forEach(fault -> faults.add("header " + header.getKey() + fault));
            }
        });
    }

    /** What was accepted has to be documented, too. */
    private void accepted(List<String> faults) {
        Set<String> query = names("query");
        if (request.getMethod().equals("POST")) {
            operation.document().methodParameter().ifPresent(query::add);
        }
        for (String name : query(request).keySet()) {
            if (!query.contains(name)) {
                faults.add("The query parameter " + name + " is not documented");
            }
        }
        Set<String> headers = names("header");
        headers.addAll(OF_HTTP);
        securityHeaders(headers);
        request.getHeaders().forEach(header -> {
            if (!headers.contains(header.getName().toLowerCase(Locale.ROOT))) {
                faults.add("The request's header " + header.getName() + " is not documented");
            }
        });
        if (request.getBody() instanceof String text && !text.isEmpty()) {
            if (!operation.takesAnyBody()) {
                operation
                        .body()
                        .ifPresentOrElse(
                                media -> requestBody(media, text, faults),
                                () -> faults.add("A request body is not documented"));
            }
        }
    }

    private void requestBody(JsonNode media, String text, List<String> faults) {
        try {
            operation
                    .document()
                    .faults(media.path("schema"), JSON.readTree(text))
                    .forEach(fault -> faults.add("request body, which was accepted" + fault));
        } catch (JsonProcessingException e) {
            faults.add("The request body, which was accepted, is no JSON");
        }
    }

    private Set<String> names(String in) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.path("in").asText().equals(in)) {
                String name = parameter.path("name").asText();
                names.add(in.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
            }
        }
        return names;
    }

    private void securityHeaders(Set<String> names) {
        operation.document().root().at("/components/securitySchemes").forEach(scheme -> {
            if (scheme.path("in").asText().equals("header")) {
                names.add(scheme.path("name").asText().toLowerCase(Locale.ROOT));
            }
        });
    }

    /** The query's parameters, as they are written. */
    static Map<String, String> query(FilterableRequestSpecification request) {
        Map<String, String> query = new LinkedHashMap<>();
        String text = URI.create(request.getURI()).getRawQuery();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                query.put(parts[0], parts.length > 1 ? parts[1] : "");
            }
        }
        return query;
    }

    private List<String> value(JsonNode header, String text) {
        JsonNode schema = operation.document().resolve(header.path("schema"));
        if (!Set.of("integer", "number", "boolean").contains(schema.path("type").asText())) {
            return operation.document().faults(header.path("schema"), TextNode.valueOf(text));
        }
        try {
            return operation.document().faults(header.path("schema"), JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return List.of(": must be of type " + schema.path("type").asText());
        }
    }
}
