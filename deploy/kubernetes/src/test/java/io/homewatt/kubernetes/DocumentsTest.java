package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents tell people to type, and to write into an overlay. */
class DocumentsTest {
    private static final Pattern WAIT =
            Pattern.compile("kubectl [^\\n]*wait --for=\\S+ --timeout=(\\d+)m (\\S+)(( [^-\\n]\\S*)*)");

    private static final Pattern PATCHES = Pattern.compile("```yaml\\n(patches:\\n.*?)```", Pattern.DOTALL);

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @Test
    void whoWaitsForAKindNamesNothingElse() {
        assertThat(waits())
                .hasSize(4)
                .allSatisfy(wait -> assertThat(wait.group(3)).isEmpty())
                .allSatisfy(wait -> assertThat(wait.group(2)).doesNotContain("/"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aJobThatHasEndedIsThereForAsLongAsAnybodyWaitsForIt(Overlay overlay) {
        int longest = waits().stream()
                .mapToInt(wait -> 60 * Integer.parseInt(wait.group(1)))
                .max()
                .orElseThrow();
        assertThat(overlay.kind("Job")).hasSize(4).allSatisfy(job -> {
            assertThat(job.spec().path("ttlSecondsAfterFinished").asInt()).isGreaterThan(longest);
            assertThat(job.spec().path("activeDeadlineSeconds").asInt()).isLessThanOrEqualTo(longest);
        });
    }

    @Test
    void aDatabaseComesBackFromItsArchiveAndBeginsAnotherOne() throws IOException {
        MatchResult patches = PATCHES.matcher(Checkout.text("docs/backup.md"))
                .results()
                .findFirst()
                .orElseThrow();
        Path folder = Files.createDirectories(Checkout.KUBERNETES.resolve("target/restored"));
        Files.writeString(
                folder.resolve("kustomization.yaml"), "resources: [../../overlays/production]\n" + patches.group(1));
        Overlay restored = Overlay.of(folder);
        assertThat(restored.manifests()).allSatisfy(Models::read);
        JsonNode spec =
                restored.find("Cluster", "customer-database").orElseThrow().spec();
        JsonNode before = spec.at("/externalClusters/0");
        assertThat(spec.path("bootstrap").size()).isEqualTo(1);
        assertThat(spec.at("/bootstrap/recovery/source")).isEqualTo(before.path("name"));
        JsonNode from = before.at("/plugin/parameters");
        JsonNode to = spec.at("/plugins/0/parameters");
        assertThat(from.path("barmanObjectName")).isEqualTo(to.path("barmanObjectName"));
        assertThat(from.path("serverName").asText()).isEqualTo("customer-database");
        assertThat(to.path("serverName").asText()).isNotEmpty().isNotEqualTo("customer-database");
        assertThat(spec.at("/plugins/0/isWALArchiver").asBoolean()).isTrue();
    }

    private static List<MatchResult> waits() {
        return WAIT.matcher(Checkout.text("deploy/README.md")).results().toList();
    }
}
