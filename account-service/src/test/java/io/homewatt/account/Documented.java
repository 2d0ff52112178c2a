package io.homewatt.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares answers with those of a document: every documented member is there, in the documented place, of the documented
 * type and with the documented value. Ids of our own are ids, likelihoods are below 100 where the document's are, and
 * coordinates are within 0.01°.
 */
final class Documented {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NEAR = 0.01;
    private static final Set<String> OWN_IDS = Set.of("accountId");
    private static final Set<String> COORDINATES = Set.of("lon", "lat");

    /** The document's geocoder took the county for the city. */
    private static final String COUNTY = "San Francisco County";

    private Documented() {}

    static void assertAnswers(Response answer, String documented) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<String> faults = new ArrayList<>();
        compare("", json(documented), json(answer.asString()), faults);
        assertThat(faults).as(answer.asString()).isEmpty();
    }

    private static void compare(String where, JsonNode documented, JsonNode real, List<String> faults) {
        String name = where.substring(where.lastIndexOf('/') + 1);
        if (real.isMissingNode()) {
            faults.add(where + " is missing");
        } else if (documented.getNodeType() != real.getNodeType()) {
            faults.add(where + " is " + real.getNodeType() + ", and " + documented.getNodeType() + " in the document");
        } else if (documented.isObject()) {
            documented
                    .properties()
                    .forEach(member -> compare(
                            where + "/" + member.getKey(), member.getValue(), real.path(member.getKey()), faults));
        } else if (documented.isArray()) {
            if (documented.size() != real.size()) {
                faults.add(where + " has another size");
            }
            for (int i = 0; i < documented.size(); i++) {
                compare(where + "/" + i, documented.get(i), real.path(i), faults);
            }
        } else if (COORDINATES.contains(name)) {
            if (Math.abs(documented.asDouble() - real.asDouble()) > NEAR) {
                faults.add(where + " is far away");
            }
        } else if (name.equals("customerLikelihood") && documented.asDouble() < 100) {
            if (real.asDouble() <= 0 || real.asDouble() >= 100) {
                faults.add(where + " is certain");
            }
        } else if (!OWN_IDS.contains(name)
                && !documented.asText().equals(COUNTY)
                && !documented.asText().equals(real.asText())) {
            faults.add(where + " has another value");
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
