package io.homewatt.platform.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.platform.testing.Hostile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Makes values for a document's schemas: mostly such as fit, some just beyond their limits, and some that fit nothing. */
final class SchemaValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Where objects inside of objects end. */
    private static final int DEEPEST = 5;
    /** Of a long text; a longer one is for the tests of large bodies. */
    private static final int LONGEST = 5_000;

    /** Of all the types that there are. */
    private static final List<JsonNode> OTHERS = List.of(
            JSON.nullNode(),
            JSON.textNode(""),
            JSON.textNode("17"),
            JSON.numberNode(-1),
            JSON.numberNode(0.5),
            JSON.booleanNode(true),
            JSON.arrayNode(),
            JSON.objectNode());

    private final OpenApiDocument document;
    private final Attack attack;

    SchemaValues(OpenApiDocument document, Attack attack) {
        this.document = document;
        this.attack = attack;
    }

    /**
     * For the parameter or member of this name, whatever the probability that it fits.
     *
     * @param examples what is documented as fitting
     */
    Arbitrary<JsonNode> of(String name, JsonNode schema, List<JsonNode> examples) {
        return of(name, schema, examples, 0);
    }

    private Arbitrary<JsonNode> of(String name, JsonNode schema, List<JsonNode> examples, int depth) {
        return Arbitraries.frequencyOf(
                Tuple.of(20, good(name, schema, examples, depth)),
                Tuple.of(2, Arbitraries.of(atLimits(document.resolve(schema)))),
                Tuple.of(1, Arbitraries.of(OTHERS)),
                Tuple.of(1, hostile()));
    }

    private Arbitrary<JsonNode> good(String name, JsonNode schema, List<JsonNode> examples, int depth) {
        List<Arbitrary<JsonNode>> choices = new ArrayList<>();
        if (attack.own().containsKey(name)) {
            String own = attack.own().get(name);
            String theirs = attack.theirs().getOrDefault(name, own);
            choices.add(Arbitraries.of(own, own, own, theirs).map(id -> JSON.textNode(id)));
        } else {
            choices.add(fitting(schema, depth));
            if (!examples.isEmpty()) {
                choices.add(Arbitraries.of(examples));
            }
        }
        return Arbitraries.oneOf(choices);
    }

    private Arbitrary<JsonNode> fitting(JsonNode documented, int depth) {
        JsonNode schema = document.resolve(documented);
        if (schema.has("const")) {
            return Arbitraries.just(schema.path("const"));
        }
        if (schema.has("enum")) {
            return Arbitraries.of(elements(schema.path("enum")).toList());
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice) && !schema.has("properties")) {
                return Arbitraries.oneOf(elements(schema.path(choice))
                        .map(one -> fitting(one, depth))
                        .toList());
            }
        }
        if (schema.has("properties") || schema.has("allOf")) {
            return object(schema, depth);
        }
        List<JsonNode> types =
                schema.path("type").isArray() ? elements(schema.path("type")).toList() : List.of(schema.path("type"));
        return Arbitraries.oneOf(types.stream()
                .map(type -> fitting(type.asText(), schema, depth))
                .toList());
    }

    private Arbitrary<JsonNode> fitting(String type, JsonNode schema, int depth) {
        return switch (type) {
            case "null" -> Arbitraries.just(JSON.nullNode());
            case "boolean" -> Arbitraries.of(JSON.booleanNode(true), JSON.booleanNode(false));
            case "integer", "number" -> {
                long least = schema.path("minimum").asLong(-1_000_000);
                yield Arbitraries.longs()
                        .between(least, Math.max(least, schema.path("maximum").asLong(1_000_000)))
                        .map(number -> JSON.numberNode(number.longValue()));
            }
            case "array" ->
                fitting(schema.path("items"), depth + 1)
                        .list()
                        .ofMinSize(schema.path("minItems").asInt(0))
                        .ofMaxSize(3)
                        .map(items -> JSON.arrayNode().addAll(items));
            case "object" -> object(schema, depth);
            default -> text(schema);
        };
    }

    private static Arbitrary<JsonNode> text(JsonNode schema) {
        if (schema.has("example") || schema.has("pattern")) {
            return Arbitraries.just(JSON.textNode(schema.path("example").asText("2026-03-01")));
        }
        int longest = schema.path("maxLength").asInt(40);
        int shortest = schema.path("minLength").asInt(0);
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .alpha()
                        .ofMinLength(shortest)
                        .ofMaxLength(Math.min(longest, shortest + 20))
                        .map(JSON::textNode),
                Arbitraries.of("\u0101", "\ud83c\udf3f", "\u202e", "'", "<", "\u00df", "\u0130")
                        .map(character ->
                                JSON.textNode(character.repeat(Math.min(longest, LONGEST) / character.length()))));
    }

    /** An object with some of the members that its schema and those that it is made of have. */
    private Arbitrary<JsonNode> object(JsonNode schema, int depth) {
        if (depth >= DEEPEST) {
            return Arbitraries.just(JSON.objectNode());
        }
        var properties = JSON.objectNode();
        var required = JSON.arrayNode();
        gather(schema, properties, required);
        List<String> needed = elements(required).map(JsonNode::asText).toList();
        List<Arbitrary<Optional<Map.Entry<String, JsonNode>>>> members = new ArrayList<>();
        properties.properties().forEach(property -> {
            String name = property.getKey();
            members.add(of(name, property.getValue(), examples(property.getValue()), depth + 1)
                    .map(value -> Map.entry(name, value))
                    .optional(needed.contains(name) ? 0.97 : 0.4));
        });
        if (schema.path("additionalProperties").isObject()) {
            Arbitrary<String> names = Arbitraries.of("customerClass", "a.b", "'", "__proto__", "\ud800", "<b>");
            members.add(Combinators.combine(names, fitting(schema.path("additionalProperties"), depth + 1))
                    .as((name, value) -> Map.entry(name, value))
                    .optional(0.8));
        }
        return Combinators.combine(members).as(SchemaValues::assembled);
    }

    private static JsonNode assembled(List<Optional<Map.Entry<String, JsonNode>>> members) {
        ObjectNode object = JSON.objectNode();
        members.forEach(member -> member.ifPresent(one -> object.set(one.getKey(), one.getValue())));
        return object;
    }

    private void gather(JsonNode schema, ObjectNode properties, ArrayNode required) {
        schema.path("allOf").forEach(part -> gather(document.resolve(part), properties, required));
        schema.path("properties").properties().forEach(one -> properties.set(one.getKey(), one.getValue()));
        schema.path("required").forEach(required::add);
    }

    private static List<JsonNode> examples(JsonNode schema) {
        return schema.has("example") ? List.of(schema.path("example")) : List.of();
    }

    /** The least and the most that a schema takes, and just beyond. */
    private static List<JsonNode> atLimits(JsonNode schema) {
        List<JsonNode> all = new ArrayList<>();
        if (schema.has("minimum") || schema.has("maximum")) {
            long least = schema.path("minimum").asLong(0);
            long most = schema.path("maximum").asLong(Integer.MAX_VALUE);
            LongStream.of(least - 1, least, most, most + 1)
                    .mapToObj(number -> JSON.numberNode(number))
                    .forEach(all::add);
        } else if (schema.has("maxItems")) {
            int most = schema.path("maxItems").asInt();
            all.add(JSON.arrayNode().addAll(Collections.nCopies(most + 1, JSON.nullNode())));
        } else {
            int least = schema.path("minLength").asInt(1);
            int most = Math.min(schema.path("maxLength").asInt(LONGEST), LONGEST);
            IntStream.of(Math.max(least, 1) - 1, least, most, most + 1)
                    .mapToObj(length -> JSON.textNode("x".repeat(length)))
                    .forEach(all::add);
        }
        return all;
    }

    private static Arbitrary<JsonNode> hostile() {
        List<JsonNode> values =
                new ArrayList<>(Hostile.texts().map(JSON::textNode).toList());
        values.add(JSON.textNode(Hostile.MARK + "\ud800"));
        values.add(JSON.textNode("\udc00" + Hostile.MARK));
        values.add(JSON.numberNode(new BigInteger("9".repeat(400))));
        values.add(JSON.numberNode(new BigDecimal("1e999")));
        values.add(JSON.numberNode(new BigDecimal("-1e-999")));
        values.add(JSON.numberNode(Long.MIN_VALUE));
        values.add(JSON.arrayNode().add(Hostile.MARK));
        values.add(JSON.objectNode().put("<b>", Hostile.MARK));
        JsonNode deep = JSON.arrayNode();
        for (int i = 0; i < 900; i++) {
            deep = JSON.arrayNode().add(deep);
        }
        values.add(deep);
        return Arbitraries.of(values);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
