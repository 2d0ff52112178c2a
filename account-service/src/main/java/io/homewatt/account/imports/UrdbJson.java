package io.homewatt.account.imports;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/** Rates as the API answers: an array of objects, or an object that has one in {@code items}. A rate has 8 MB at most. */
final class UrdbJson implements UrdbSource {
    private static final long LARGEST_RATE = 8_000_000;

    /** What is not a number is told of its record, and doesn't end the file. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    @Override
    public void read(InputStream text, Each each) throws IOException {
        var bounded = new BoundedStream(text, LARGEST_RATE, "A rate is too large.");
        try (JsonParser parser = json.createParser(bounded)) {
            if (!enter(parser)) {
                throw new BadFile("The file must be a JSON array of rates, or an object with one in items.");
            }
            JsonToken token = parser.nextToken();
            for (; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                bounded.allow(LARGEST_RATE);
                long line = parser.currentTokenLocation().getLineNr();
                JsonNode rate = json.readTree(parser);
                if (rate == null) {
                    throw new BadFile("The file ends after line " + line + ", in the middle.");
                }
                give(line, rate, each);
            }
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null
                    ? "some line"
                    : "line " + e.getLocation().getLineNr();
            throw new BadFile("The file is no JSON from " + line + " on, or ends there.");
        }
    }

    private static void give(long line, JsonNode rate, Each each) {
        each.rate(line, Values.id(rate.path("label").asText(null)), supersedes(rate), () -> {
            if (rate instanceof ObjectNode object) {
                return object;
            }
            throw new BadRecord("is no object");
        });
    }

    private static String supersedes(JsonNode rate) {
        return Values.id(rate.path("supersedes").asText(null));
    }

    /** Goes to the array of rates; whatever is in the object before it is passed over. */
    private static boolean enter(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            return first == JsonToken.START_ARRAY;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean items = parser.currentName().equals("items");
            JsonToken value = parser.nextToken();
            if (items) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }
}
