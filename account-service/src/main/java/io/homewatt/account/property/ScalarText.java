package io.homewatt.account.property;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Text, or a number or truth value as the text that it was written as: some clients don't quote what looks like one. */
public final class ScalarText extends StdScalarDeserializer<String> {
    private static final long serialVersionUID = 1L;

    ScalarText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.currentToken().isScalarValue()) {
            return (String) context.handleUnexpectedToken(String.class, json);
        }
        return json.getText();
    }
}
