package io.homewatt.platform.testing.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.homewatt.platform.testing.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;

/** Makes up requests for a documented route: most are right in most things, so that what is wrong gets far. */
final class OpenApiFuzz {
    /** JSON in ASCII, so that halves of surrogate pairs stay what they are. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    /** HTTP servers take 4 KB of a first line. */
    private static final int LONGEST_URI = 3_500;

    /** So that a few of them fit, each character in nine. */
    private static final int LONGEST_VALUE = 150;

    private static final String BYTES = "application/octet-stream";
    private static final String BOUNDARY = "b0undary";

    /** What no encoder writes: zeros, slashes of two bytes, surrogates and bytes of no character, dots in disguise. */
    private static final List<String> RAW = List.of(
            "%00",
            "%c0%af",
            "%e0%80%af",
            "%ed%a0%80",
            "%ff%fe",
            "%2e%2e%2f%2e%2e%2f",
            "%252e%252e%252f",
            "1;a=b",
            "%2f",
            "%5c..%5c",
            "%0d%0aSet-Cookie:%20a=b",
            "*",
            "%F4%90%80%80");

    private final Operation operation;
    private final SchemaValues values;

    private OpenApiFuzz(Operation operation, SchemaValues values) {
        this.operation = operation;
        this.values = values;
    }

    /** The same requests for the same seed, document and ids. */
    static List<FuzzedRequest> requests(Operation operation, Attack attack, long seed, int count) {
        List<FuzzedRequest> requests = new ArrayList<>();
        JqwikSession.run(() -> {
            var fuzz = new OpenApiFuzz(operation, new SchemaValues(operation.document(), attack));
            RandomGenerator<FuzzedRequest> generator = fuzz.request().generator(count);
            Random random = new Random(seed);
            IntStream.range(0, count)
                    .forEach(i -> requests.add(generator.next(random).value()));
        });
        return requests;
    }

    private Arbitrary<FuzzedRequest> request() {
        return Combinators.combine(parameters("path"), parameters("query"), headers(), body())
                .as((path, query, headers, body) ->
                        new FuzzedRequest(operation.method(), uri(path, query), headers, body));
    }

    private String uri(Map<String, String> path, Map<String, String> query) {
        String uri = operation.template();
        for (var parameter : path.entrySet()) {
            // An empty element would be another route.
            String value = parameter.getValue().isEmpty() ? "%20" : parameter.getValue();
            uri = uri.replace("{" + parameter.getKey() + "}", value);
        }
        char separator = '?';
        for (var parameter : query.entrySet()) {
            String next = separator + parameter.getKey() + "=" + parameter.getValue();
            if (uri.length() + next.length() <= LONGEST_URI) {
                uri += next;
                separator = '&';
            }
        }
        return uri;
    }

    /** The parameters of a kind, encoded; all of the path's, and some of others. */
    private Arbitrary<Map<String, String>> parameters(String in) {
        List<Arbitrary<Optional<Map.Entry<String, String>>>> all = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.path("in").asText().equals(in)) {
                String name = parameter.path("name").asText();
                boolean needed = parameter.path("required").asBoolean();
                all.add(encoded(name, parameter)
                        .map(value -> Map.entry(name, value))
                        .optional(in.equals("path") ? 1 : needed ? 0.97 : 0.25));
            }
        }
        return map(all);
    }

    private Arbitrary<String> encoded(String name, JsonNode parameter) {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        values.of(name, parameter.path("schema"), operation.examples(parameter))
                                .map(value -> Hostile.encoded(cut(value.asText())))),
                Tuple.of(1, Arbitraries.of(RAW)));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_VALUE));
    }

    /** Those of HTTP and those of the route; ASCII without line breaks, for others never leave the client. */
    private Arbitrary<Map<String, String>> headers() {
        List<Arbitrary<Optional<Map.Entry<String, String>>>> all = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            if (parameter.path("in").asText().equals("header")) {
                all.add(header(
                        parameter.path("name").asText(),
                        0.3,
                        Stream.concat(operation.examples(parameter).stream().map(JsonNode::asText), Stream.of("x"))
                                .toArray(String[]::new)));
            }
        }
        all.add(header(
                "Accept", 0.1, "application/json", "*/*", "application/json;q=0", "text/html, */*;q=0.1", ";;q=x"));
        all.add(header("Accept-Language", 0.05, "mi-NZ", "*;q=2"));
        all.add(header("Accept-Encoding", 0.05, "gzip", "br;q=1, *;q=0"));
        all.add(header("traceparent", 0.05, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", "00-zz"));
        all.add(header("X-Forwarded-For", 0.05, "127.0.0.1"));
        all.add(header("Origin", 0.05, "null"));
        return map(all);
    }

    private static Arbitrary<Optional<Map.Entry<String, String>>> header(
            String name, double probability, String... usual) {
        Arbitrary<String> hostile = Arbitraries.of(
                "",
                "\"",
                "\"" + Hostile.MARK,
                "W/\"" + Hostile.MARK + "\", *",
                "' or 1=1 --" + Hostile.MARK,
                "*",
                ",,,",
                "<" + Hostile.MARK + ">",
                Hostile.MARK.repeat(300),
                "%00",
                "\t " + Hostile.MARK + "?");
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.of(usual)), Tuple.of(1, hostile))
                .map(value -> Map.entry(name, value))
                .optional(probability);
    }

    private static Arbitrary<Map<String, String>> map(List<Arbitrary<Optional<Map.Entry<String, String>>>> entries) {
        if (entries.isEmpty()) {
            return Arbitraries.create(HashMap::new);
        }
        return Combinators.combine(entries).as(all -> all.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, HashMap::new)));
    }

    private Arbitrary<Optional<Hostile.Body>> body() {
        JsonNode content = operation
                .document()
                .resolve(operation.node().path("requestBody"))
                .path("content");
        if (content.isEmpty()) {
            return Arbitraries.just(Optional.empty());
        }
        String type = content.fieldNames().next();
        JsonNode media = content.path(type);
        Arbitrary<Hostile.Body> documented =
                switch (type) {
                    case Operation.JSON -> json(media);
                    case "multipart/form-data" -> form(media);
                    default -> any();
                };
        return Arbitraries.frequencyOf(
                        Tuple.of(8, documented),
                        Tuple.of(1, Arbitraries.of(Hostile.bodies().toList())))
                .optional(0.97);
    }

    private Arbitrary<Hostile.Body> json(JsonNode media) {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.of(operation.examples(media))),
                        Tuple.of(3, values.of("", media.path("schema"), List.of())))
                .map(OpenApiFuzz::text)
                .map(text -> body(text, Operation.JSON));
    }

    /** No file that is right, for it would change what other tests look at. */
    private static Arbitrary<Hostile.Body> any() {
        return Arbitraries.of("", "{", "\u0000", "a,b\n\"" + Hostile.MARK, "\ufeff[]")
                .map(text -> body(text, BYTES));
    }

    /** A form with a part for each of its members, or some of them, and a name of a file that is none. */
    private Arbitrary<Hostile.Body> form(JsonNode media) {
        List<Arbitrary<Optional<String>>> parts = new ArrayList<>();
        operation
                .document()
                .resolve(media.path("schema"))
                .path("properties")
                .properties()
                .forEach(property -> {
                    String name = property.getKey();
                    if (property.getValue().path("type").asText().equals("array")) {
                        parts.add(Arbitraries.of(
                                        "start,kwh\n2026-01-01T00:00Z,1\n", "", "\u0000", "{}", "<a>", Hostile.MARK)
                                .map(file -> part(name + "\"; filename=\"../" + Hostile.MARK, file))
                                .optional(0.95));
                    } else {
                        parts.add(values.of(name, property.getValue(), List.of())
                                .map(value -> part(name, value.asText()))
                                .optional(0.97));
                    }
                });
        parts.add(Arbitraries.of("org_id", "", "' or 1=1", "a\"; x=\"" + Hostile.MARK)
                .map(name -> part(name, Hostile.MARK))
                .optional(0.1));
        return Combinators.combine(parts)
                .as(all -> all.stream().flatMap(Optional::stream).collect(Collectors.joining()))
                .map(text -> body(text + "--" + BOUNDARY + "--\r\n", "multipart/form-data; boundary=" + BOUNDARY));
    }

    private static String part(String name, String content) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + content + "\r\n";
    }

    private static Hostile.Body body(String text, String type) {
        return new Hostile.Body("fuzz", text.getBytes(StandardCharsets.UTF_8), type, Map.of());
    }

    private static String text(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
