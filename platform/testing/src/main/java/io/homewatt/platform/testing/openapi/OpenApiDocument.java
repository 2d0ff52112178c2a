package io.homewatt.platform.testing.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A service's own OpenAPI 3.1 document, {@code META-INF/openapi.yaml}. */
final class OpenApiDocument {
    private static final String FILE = "META-INF/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** JSON Schema with what OpenAPI adds to it and nothing depends on. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(Stream.of("components", "example", "discriminator", "externalDocs", "xml")
                    .map(NonValidationKeyword::new)
                    .toList())
            .build();

    private final JsonNode root;
    private final JsonNode schemas;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(DIALECT);
    private final Map<JsonNode, Schema> compiled = new IdentityHashMap<>();

    private OpenApiDocument(JsonNode root) {
        this.root = ClosedSchemas.close(root);
        this.schemas = this.root.at("/components/schemas");
    }

    /** The document on the class path. */
    static OpenApiDocument read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return new OpenApiDocument(new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document from its text. */
    static OpenApiDocument of(String yaml) {
        try {
            return new OpenApiDocument(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return root.path("openapi").asText();
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.path("paths").properties().forEach(path -> {
            JsonNode item = resolve(path.getValue());
            item.properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .forEach(member -> all.add(new Operation(
                            this, member.getKey().toUpperCase(Locale.ROOT), path.getKey(), item, member.getValue())));
        });
        return all;
    }

    /** The path templates that a request's raw path fits, the one first that is literal for longer. */
    List<String> templates(String rawPath) {
        List<String> requested = segments(rawPath);
        return root.path("paths").properties().stream()
                .map(Map.Entry::getKey)
                .filter(template -> fits(segments(template), requested))
                .sorted(Comparator.comparingInt(OpenApiDocument::literalStart).reversed())
                .toList();
    }

    private static int literalStart(String template) {
        int parameter = template.indexOf('{');
        return parameter < 0 ? Integer.MAX_VALUE : parameter;
    }

    Optional<Operation> operation(String method, String template) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method)
                        && operation.template().equals(template))
                .findFirst();
    }

    /** The query parameter by which a POST may stand for another method, if the document names one. */
    Optional<String> methodParameter() {
        return Optional.ofNullable(root.path("x-method-parameter").textValue());
    }

    /** What a reference stands for; anything else is itself. */
    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.path("$ref").isTextual()) {
            String reference = resolved.path("$ref").asText();
            if (!reference.startsWith("#/")) {
                throw new IllegalStateException("Only references inside of the document are known: " + reference);
            }
            resolved = root.at(JsonPointer.compile(reference.substring(1)));
            if (resolved.isMissingNode()) {
                throw new IllegalStateException(reference + " leads nowhere");
            }
        }
        return resolved;
    }

    /** The document's schema node at the root of everything, for those who look through all of it. */
    JsonNode root() {
        return root;
    }

    /** What is wrong with {@code value} by this schema of the document; nothing if it fits. */
    List<String> faults(JsonNode schema, JsonNode value) {
        if (schema.isMissingNode()) {
            return List.of(": no schema is documented");
        }
        Schema validator;
        synchronized (compiled) {
            validator = compiled.computeIfAbsent(schema, this::compile);
        }
        return validator
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** The schema with the document's components beside it, where its references look for them. */
    private Schema compile(JsonNode schema) {
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        if (schema instanceof ObjectNode object) {
            alone.setAll(object);
        }
        alone.putObject("components").set("schemas", schemas);
        return registry.getSchema(alone);
    }

    private static List<String> segments(String path) {
        String inner = path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
        return List.of(inner.split("/", -1));
    }

    private static boolean fits(List<String> template, List<String> requested) {
        if (template.size() != requested.size()) {
            return false;
        }
        for (int i = 0; i < template.size(); i++) {
            String expected = template.get(i);
            String given = requested.get(i);
            if (expected.startsWith("{") ? given.isEmpty() : !expected.equals(given)) {
                return false;
            }
        }
        return true;
    }
}
