package io.homewatt.platform.testing;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The published schema of an event type, from {@code events/<type>.schema.json}, with the example beside it. */
public final class EventSchema {
    private final String type;
    private final Schema schema;

    private EventSchema(String type, Schema schema) {
        this.type = type;
        this.schema = schema;
    }

    public static EventSchema of(String type) {
        return new EventSchema(
                type,
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(read(type + ".schema.json"), InputFormat.JSON));
    }

    /** What is wrong with this data; nothing if it is as the schema has it. */
    public List<String> faults(String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    public String example() {
        return read(type + ".example.json");
    }

    private static String read(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("events/" + name)) {
            if (file == null) {
                throw new IllegalStateException("events/" + name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
