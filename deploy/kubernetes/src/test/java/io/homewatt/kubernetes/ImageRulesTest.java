package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What images are of a release, and what is given to those whom operators run. */
class ImageRulesTest {
    private static final List<String> IMAGES = List.of("image", "imageName");

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyImageHasATagAndNoneIsTheLatest(Overlay overlay) {
        List<String> images = new ArrayList<>();
        overlay.manifests().forEach(manifest -> collect(manifest.node(), images));
        assertThat(images).hasSizeGreaterThan(15).allSatisfy(image -> assertThat(image)
                .matches("[^:@]+(:[0-9]+/[^:@]+)?:[A-Za-z0-9_][A-Za-z0-9_.-]*(@sha256:[0-9a-f]{64})?")
                .doesNotContain(":latest"));
        // A name of the base that the overlay forgot would be looked for in a registry that is not ours.
        assertThat(images).noneMatch(image -> image.startsWith("homewatt/"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void whatOperatorsRunHasLimitsToo(Overlay overlay) {
        List<JsonNode> resources = Stream.of(
                        overlay.kind("Cluster").map(manifest -> manifest.spec().path("resources")),
                        overlay.kind("KafkaNodePool")
                                .map(manifest -> manifest.spec().path("resources")),
                        overlay.kind("KafkaConnect")
                                .map(manifest -> manifest.spec().path("resources")),
                        overlay.kind("Kafka").flatMap(manifest -> Stream.of("topicOperator", "userOperator")
                                .map(name -> manifest.spec()
                                        .path("entityOperator")
                                        .path(name)
                                        .path("resources"))),
                        overlay.kind("EnvoyProxy").map(manifest -> manifest.spec()
                                .at("/provider/kubernetes/envoyDeployment/container/resources")))
                .flatMap(each -> each)
                .toList();
        assertThat(resources).hasSize(10).allSatisfy(each -> {
            assertThat(each.path("requests").has("cpu")).isTrue();
            assertThat(each.path("requests").has("memory")).isTrue();
            assertThat(each.path("limits").has("cpu")).isTrue();
            assertThat(each.path("limits").has("memory")).isTrue();
        });
    }

    private static void collect(JsonNode node, List<String> images) {
        node.properties().forEach(member -> {
            if (IMAGES.contains(member.getKey()) && member.getValue().isTextual()) {
                images.add(member.getValue().asText());
            }
        });
        node.forEach(child -> collect(child, images));
    }
}
