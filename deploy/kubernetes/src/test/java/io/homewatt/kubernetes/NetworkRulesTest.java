package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may talk to whom. */
class NetworkRulesTest {

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    static Stream<Workload> workloads() {
        return Workload.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nobodyIsReachedWhomNoPolicyNames(Overlay overlay) {
        assertThat(policies(overlay)).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector()).isEqualTo(new LabelSelector());
            assertThat(policy.getSpec().getPolicyTypes()).contains("Ingress");
            assertThat(policy.getSpec().getIngress()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void itReachesOnlyWhomAPolicyNamesAndCanLookUpNames(Workload workload) {
        List<NetworkPolicy> its = policies(workload.overlay()).stream()
                .filter(policy -> selects(policy.getSpec().getPodSelector(), workload.labels()))
                .filter(policy -> policy.getSpec().getPolicyTypes().contains("Egress"))
                .toList();
        assertThat(its).hasSizeGreaterThan(1);
        assertThat(its.stream()
                        .flatMap(policy -> policy.getSpec().getEgress().stream())
                        .flatMap(rule -> rule.getPorts().stream()))
                .anyMatch(port ->
                        "UDP".equals(port.getProtocol()) && port.getPort().getIntVal() == 53);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPeerAndEveryPortIsNamed(Overlay overlay) {
        assertThat(policies(overlay)).allSatisfy(policy -> {
            assertThat(policy.getSpec().getIngress()).allSatisfy(rule -> {
                assertThat(rule.getFrom()).isNotEmpty().allMatch(NetworkRulesTest::named);
                assertThat(rule.getPorts()).isNotEmpty();
            });
            assertThat(policy.getSpec().getEgress()).allSatisfy(rule -> {
                assertThat(rule.getTo()).isNotEmpty().allMatch(NetworkRulesTest::named);
                assertThat(rule.getPorts()).isNotEmpty();
            });
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyDatabaseIsOpenToItsOwnServiceOnly(Overlay overlay) {
        assertThat(overlay.kind("Cluster")).allSatisfy(cluster -> {
            List<NetworkPolicyPeer> peers = policies(overlay).stream()
                    .filter(policy ->
                            selects(policy.getSpec().getPodSelector(), Map.of("cnpg.io/cluster", cluster.name())))
                    .flatMap(policy -> policy.getSpec().getIngress().stream())
                    .filter(rule -> rule.getPorts().stream()
                            .anyMatch(port -> port.getPort().getIntVal() == 5432))
                    .flatMap(rule -> rule.getFrom().stream())
                    .filter(peer -> peer.getNamespaceSelector() == null)
                    .toList();
            assertThat(Workload.of(overlay)).allSatisfy(workload -> assertThat(
                            peers.stream().anyMatch(peer -> selects(peer.getPodSelector(), workload.labels())))
                    .as(cluster.name() + " from " + workload)
                    .isEqualTo(workload.labels()
                            .get("app.kubernetes.io/name")
                            .equals(cluster.label("app.kubernetes.io/name"))));
        });
    }

    private static List<NetworkPolicy> policies(Overlay overlay) {
        return overlay.all("NetworkPolicy", NetworkPolicy.class);
    }

    private static boolean named(NetworkPolicyPeer peer) {
        return peer.getIpBlock() != null
                || Stream.of(peer.getPodSelector(), peer.getNamespaceSelector())
                        .anyMatch(selector -> selector != null && !selector.equals(new LabelSelector()));
    }

    private static boolean selects(LabelSelector selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(selector.getMatchLabels().entrySet())
                && selector.getMatchExpressions().stream().allMatch(requirement -> holds(requirement, labels));
    }

    private static boolean holds(LabelSelectorRequirement requirement, Map<String, String> labels) {
        String value = labels.get(requirement.getKey());
        return switch (requirement.getOperator()) {
            case "In" -> requirement.getValues().contains(value);
            case "Exists" -> value != null;
            default -> throw new AssertionError(requirement.getOperator());
        };
    }
}
