package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.kubernetes.model.EnvoyGateway.BackendTrafficPolicy;
import io.homewatt.kubernetes.model.EnvoyGateway.ResponseOverride;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the gateway refuses itself it refuses in the words of the API that was called, as the local gateway does. */
class GatewayErrorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> ITS_OWN = Set.of(401, 413, 429, 503, 504);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyApiHasItsOwnShapeOfErrors(Overlay overlay) {
        Map<String, List<ResponseOverride>> byTarget =
                overlay.all("BackendTrafficPolicy", BackendTrafficPolicy.class).stream()
                        .filter(policy -> policy.spec().responseOverride() != null)
                        .collect(Collectors.toMap(
                                policy -> policy.spec().targetRefs().get(0).name(),
                                policy -> policy.spec().responseOverride()));
        assertThat(overlay.kind("HTTPRoute")
                        .filter(route ->
                                route.spec().at("/parentRefs/0/name").asText().equals("homewatt"))
                        .filter(route -> !route.name().equals("token")))
                .allSatisfy(route -> {
                    String path =
                            route.spec().at("/rules/0/matches/0/path/value").asText();
                    List<ResponseOverride> overrides = byTarget.getOrDefault(route.name(), byTarget.get("homewatt"));
                    assertThat(overrides)
                            .extracting(override ->
                                    override.match().statusCodes().get(0).value())
                            .containsExactlyInAnyOrderElementsOf(ITS_OWN);
                    assertThat(overrides)
                            .allSatisfy(
                                    override -> assertThat(override.source()).isNotNull())
                            .extracting(override -> body(override).fieldNames().next())
                            .containsOnly(first(path));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theAlwaysOnApiRepeatsTheStatus(Overlay overlay) {
        BackendTrafficPolicy policy =
                overlay.find("BackendTrafficPolicy", "always-on").orElseThrow().as(BackendTrafficPolicy.class);
        assertThat(policy.spec().responseOverride()).allSatisfy(override -> assertThat(
                        body(override).at("/error/httpStatus").asInt())
                .isEqualTo(override.match().statusCodes().get(0).value()));
    }

    private static String first(String path) {
        return path.startsWith("/rest") ? "status" : path.startsWith("/apis") ? "error" : "success";
    }

    private static JsonNode body(ResponseOverride override) {
        try {
            return JSON.readTree(override.response().body().inline());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
