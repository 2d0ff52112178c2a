package io.homewatt.platform.testing.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.Organisation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiFuzzTest {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.of("""
            openapi: 3.1.0
            paths:
              /things/{thing_id}:
                patch:
                  parameters:
                    - {name: thing_id, in: path, required: true, schema: {type: string}, example: thing_1}
                    - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 500}, example: 100}
                  requestBody:
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/Thing'}
                        example: {name: A}
            components:
              schemas:
                Thing:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string, maxLength: 20}
                    parts:
                      type: array
                      items: {$ref: '#/components/schemas/Thing'}
            """);

    private static final Attack ATTACK = new Attack(
            Organisation.fresh(), Map.of("thing_id", "thing_ours"), Map.of("thing_id", "thing_theirs"), "", () -> "");

    private final List<FuzzedRequest> requests = requests(1);

    private static List<FuzzedRequest> requests(long seed) {
        return OpenApiFuzz.requests(DOCUMENT.operations().get(0), ATTACK, seed, 2_000);
    }

    private static String body(FuzzedRequest request) {
        return request.body()
                .map(body -> new String(body.bytes(), StandardCharsets.UTF_8))
                .orElse("");
    }

    @Test
    void aSeedMakesTheSameRequestsAndAnotherSeedOthers() {
        assertThat(requests(1)).hasToString(requests.toString());
        assertThat(requests(2).toString()).isNotEqualTo(requests.toString());
    }

    @Test
    void mostAreForWhatTheOrganisationHasAndSomeForWhatItHasNot() {
        assertThat(requests)
                .filteredOn(request -> request.uri().contains("thing_ours"))
                .hasSizeGreaterThan(800);
        assertThat(requests)
                .filteredOn(request -> request.uri().contains("thing_theirs"))
                .hasSizeGreaterThan(100);
        assertThat(requests).anyMatch(request -> request.uri().matches(".*%(00|c0|ff|ed).*"));
    }

    @Test
    void limitsAreReachedAndPassed() {
        assertThat(requests).anyMatch(request -> request.uri().matches(".*limit=(500|[1-9]\\d?)"));
        assertThat(requests).anyMatch(request -> request.uri().endsWith("limit=501"));
        assertThat(requests).anyMatch(request -> request.uri().endsWith("limit=0"));
        assertThat(requests).anyMatch(request -> body(request).contains("\"" + "x".repeat(21) + "\""));
    }

    @Test
    void bodiesAreOftenRightAndSometimesHostile() {
        assertThat(requests).anyMatch(request -> body(request).equals("{\"name\":\"A\"}"));
        assertThat(requests).anyMatch(request -> body(request).contains("\"parts\":[{\"name\""));
        assertThat(requests).anyMatch(request -> body(request).contains(Hostile.MARK));
        assertThat(requests).anyMatch(request -> request.body().isEmpty());
    }

    @Test
    void everyAddressFitsIntoTheFirstLineOfARequest() {
        assertThat(requests).allMatch(request -> request.uri().length() < 4_000);
    }
}
