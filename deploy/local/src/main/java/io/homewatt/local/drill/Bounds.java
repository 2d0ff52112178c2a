package io.homewatt.local.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the platform has to keep to, as {@code deploy/bounds.yaml} has it under {@code drill}.
 *
 * @param lost accepted requests whose effect, or its event, is not there
 * @param doubled effects and events that are there twice
 * @param unwanted what is there and was refused, and events of what is not there
 * @param wronglyRefused valid requests that got a 4xx
 * @param settledWithinSeconds after which all that was accepted is verified and told to subscribers
 * @param each by the name of the drill
 */
record Bounds(
        int lost, int doubled, int unwanted, int wronglyRefused, int settledWithinSeconds, Map<String, Bound> each) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .build();

    /**
     * Those of one drill.
     *
     * @param backWithinSeconds from the end of the fault until a new property goes all the way
     * @param unanswered the share of requests, 0 to 1, that got no answer or a 5xx from the fault's beginning until then
     */
    record Bound(int backWithinSeconds, double unanswered) {}

    /** @throws IOException if it can't be read, or says too little or too much */
    static Bounds of(Path checkout) throws IOException {
        JsonNode all = YAML.readTree(checkout.resolve("deploy/bounds.yaml").toFile());
        return YAML.treeToValue(all.path("drill"), Bounds.class);
    }
}
