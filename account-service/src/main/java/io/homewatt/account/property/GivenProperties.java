package io.homewatt.account.property;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.homewatt.platform.rest.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Properties in either form: an object keyed by their names, or an array. */
public final class GivenProperties extends StdDeserializer<List<GivenProperty>> {
    private static final long serialVersionUID = 1L;

    GivenProperties() {
        super(List.class);
    }

    @Override
    public List<GivenProperty> deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() == JsonToken.START_ARRAY) {
            return context.readValue(
                    json, context.getTypeFactory().constructCollectionType(List.class, GivenProperty.class));
        }
        Map<String, GivenProperty> byName = context.readValue(
                json,
                context.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, GivenProperty.class));
        if (byName.containsValue(null)) {
            throw JsonMappingException.from(
                    json, "A property is null", Problem.invalid("properties", "must not be null"));
        }
        return byName.entrySet().stream()
                .map(property -> property.getValue().named(property.getKey()))
                .toList();
    }
}
