package io.homewatt.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** JSON in the API's {@link Naming}, with times in microseconds; what comes in must have the types and members that are documented. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
    private static final CoercionInputShape[] NOT_TEXT = {
        CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
    };

    private final Naming naming;

    StrictJson(@ConfigProperty(name = Naming.SETTING) Naming naming) {
        this.naming = naming;
    }

    /** After all others, whose format of times this one replaces. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper json) {
        json.setPropertyNamingStrategy(naming.strategy)
                .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .registerModule(new SimpleModule("times").addSerializer(new Microseconds()));
        json.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        json.setConfig(json.getDeserializationConfig().without(MapperFeature.ALLOW_COERCION_OF_SCALARS));
        for (CoercionInputShape shape : NOT_TEXT) {
            json.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
    }

    private static final class Microseconds extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;
        /** Takes half the time and the memory that a pattern would. */
        private static final DateTimeFormatter FORMAT =
                new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

        Microseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(FORMAT.format(value));
        }
    }
}
