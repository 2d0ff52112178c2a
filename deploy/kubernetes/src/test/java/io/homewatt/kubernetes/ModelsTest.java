package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document is what the API server takes: of a known kind, and with members that this kind has. */
class ModelsTest {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    static Stream<Path> files() {
        return Stream.concat(
                Checkout.files(Checkout.KUBERNETES, ".yaml").stream(),
                Checkout.files(Checkout.ROOT.resolve("deploy/keycloak"), ".yaml").stream());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyRenderedDocumentFitsItsModel(Overlay overlay) {
        assertThat(overlay.manifests()).hasSizeGreaterThan(90).allSatisfy(Models::read);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileHoldsDocumentsThatFitTheirModels(Path file) {
        String name = Checkout.ROOT.relativize(file).toString();
        // Kustomize's settings for itself are no documents.
        List<Manifest> manifests = Manifest.of(name, Checkout.text(name)).stream()
                .filter(manifest -> !name.endsWith("images.yaml"))
                .toList();
        assertThat(manifests).allSatisfy(Models::read);
    }

    @ParameterizedTest
    @CsvSource({
        "apps/v1,Deployment,spec.template.spec.containers.imagePolicy",
        "networking.k8s.io/v1,NetworkPolicy,spec.podSelectors",
        "gateway.networking.k8s.io/v1,HTTPRoute,spec.rules.matches.path.values",
        "kafka.strimzi.io/v1,KafkaUser,spec.authentication.kind",
        "kafka.strimzi.io/v1,KafkaTopic,spec.partition",
        "postgresql.cnpg.io/v1,Cluster,spec.postgresql.parameter",
        "postgresql.cnpg.io/v1,Cluster,spec.bootstrap.recovery.sources",
        "keda.sh/v1alpha1,ScaledObject,spec.minReplicas",
        "gateway.envoyproxy.io/v1alpha1,BackendTrafficPolicy,spec.retry.retries",
    })
    void aMemberThatItsKindDoesNotHaveFails(String apiVersion, String kind, String member) {
        Manifest manifest =
                Manifest.of("here", misspelt(apiVersion, kind, member)).get(0);
        String last = member.substring(member.lastIndexOf('.') + 1);
        assertThatThrownBy(() -> Models.read(manifest))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Unrecognized field \"" + last + "\"");
    }

    @Test
    void aKindWithoutAModelFails() {
        Manifest manifest = Manifest.of("here", "{apiVersion: apps/v1beta1, kind: Deployment}")
                .get(0);
        assertThatThrownBy(() -> Models.read(manifest)).hasMessageContaining("no model for apps/v1beta1 Deployment");
    }

    private static String misspelt(String apiVersion, String kind, String member) {
        StringBuilder yaml = new StringBuilder("apiVersion: " + apiVersion + "\nkind: " + kind + "\n");
        String indent = "";
        String[] steps = member.split("\\.");
        for (int i = 0; i < steps.length; i++) {
            boolean list = List.of("containers", "rules", "matches").contains(steps[i]);
            yaml.append(indent).append(steps[i]).append(i == steps.length - 1 ? ": x\n" : ":\n");
            if (list) {
                yaml.append(indent).append("  -\n");
            }
            indent += list ? "    " : "  ";
            if (steps[i].equals("authentication")) {
                yaml.append(indent).append("type: tls\n");
            }
        }
        return yaml.toString();
    }
}
