package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.homewatt.kubernetes.model.Keda.ScaledObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How programs run here. */
class WorkloadRulesTest {
    private static final List<String> SERVICES = List.of(
            "customer-service", "property-service", "account-service", "disaggregation-service", "enrichment-worker");

    /** One import at a time, beside one that comes to be refused; and a second's uploads, as the gateway lets them through. */
    private static final Map<String, Integer> FILES_AT_ONCE =
            Map.of("account-service", 2, "disaggregation-service", 20);

    static Stream<Workload> workloads() {
        return Workload.all();
    }

    static Stream<Workload> deployments() {
        return Workload.deployments();
    }

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyServiceAndTheIdentityProviderAreThere(Overlay overlay) {
        assertThat(overlay.kind("Deployment").map(Manifest::name))
                .containsAll(SERVICES)
                .contains("keycloak");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void itRunsAsNobodyWithNothingToWriteToAndNoPrivileges(Workload workload) {
        PodSpec pod = workload.pod().getSpec();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getVolumes())
                .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
        assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getPrivileged()).isNull();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(security.getCapabilities().getAdd()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void itAsksForWhatItNeedsAndGetsNoMoreThanItsLimit(Workload workload) {
        assertThat(workload.containers()).allSatisfy(container -> {
            var resources = container.getResources();
            assertThat(resources.getRequests()).containsKeys("cpu", "memory");
            assertThat(resources.getLimits()).containsKeys("cpu", "memory");
        });
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void allThreeProbesAskTheManagementPort(Workload deployment) {
        Container container = deployment.pod().getSpec().getContainers().get(0);
        assertThat(container.getPorts()).anySatisfy(port -> {
            assertThat(port.getName()).isEqualTo("management");
            assertThat(port.getContainerPort()).isEqualTo(9000);
        });
        assertThat(Stream.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
                .allSatisfy(probe ->
                        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management"))
                .extracting(WorkloadRulesTest::lastStep)
                .containsExactly("started", "live", "ready");
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aPodHasTheTimeToFinishWhatItIsDoing(Workload deployment) {
        PodSpec pod = deployment.pod().getSpec();
        long pause = pod.getContainers()
                .get(0)
                .getLifecycle()
                .getPreStop()
                .getSleep()
                .getSeconds();
        assertThat(pause).isPositive();
        // quarkus.shutdown.timeout is 20 s at most.
        assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(pause + 20);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void onAFullNodeAStartHasTwiceTheProcessorTimeThatItTakes(Workload deployment) {
        Container container = deployment.containers().get(0);
        Probe startup = container.getStartupProbe();
        double share = container
                .getResources()
                .getRequests()
                .get("cpu")
                .getNumericalAmount()
                .doubleValue();
        // Decision 0022: up to 18 s.
        assertThat(startup.getPeriodSeconds() * startup.getFailureThreshold() * share)
                .isGreaterThanOrEqualTo(2 * 18);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theFilesThatAServiceTakesHaveRoomOnItsDisk(Overlay overlay) {
        assertThat(Workload.of(overlay))
                .filteredOn(workload -> FILES_AT_ONCE.containsKey(workload.name()))
                .hasSameSizeAs(FILES_AT_ONCE.keySet())
                .allSatisfy(workload -> {
                    long largest = ServiceSettings.of(workload.name()).bytes("quarkus.http.limits.max-body-size");
                    Quantity room = workload.pod().getSpec().getVolumes().stream()
                            .filter(volume -> volume.getName().equals("tmp"))
                            .map(volume -> volume.getEmptyDir().getSizeLimit())
                            .findFirst()
                            .orElseThrow();
                    assertThat(bytes(room)).isGreaterThanOrEqualTo(FILES_AT_ONCE.get(workload.name()) * largest);
                    var resources = workload.containers().get(0).getResources();
                    assertThat(bytes(resources.getRequests().get("ephemeral-storage")))
                            .isGreaterThanOrEqualTo(bytes(room));
                    assertThat(bytes(resources.getLimits().get("ephemeral-storage")))
                            .isGreaterThan(bytes(room));
                });
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aDisruptionBudgetHoldsItsPodsAndNoOthers(Workload deployment) {
        List<PodDisruptionBudget> budgets =
                deployment.overlay().all("PodDisruptionBudget", PodDisruptionBudget.class).stream()
                        .filter(budget -> deployment.selectedBy(
                                budget.getSpec().getSelector().getMatchLabels()))
                        .toList();
        assertThat(budgets).hasSize(1);
        Map<String, String> selector = budgets.get(0).getSpec().getSelector().getMatchLabels();
        assertThat(others(deployment)).noneMatch(other -> other.selectedBy(selector));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void aServiceSendsToItsPodsAndNotToThoseThatMigrate(Workload deployment) {
        Service service = deployment
                .overlay()
                .find("Service", deployment.name())
                .orElseThrow()
                .as(Service.class);
        Map<String, String> selector = service.getSpec().getSelector();
        assertThat(deployment.selectedBy(selector)).isTrue();
        assertThat(others(deployment)).noneMatch(other -> other.selectedBy(selector));
        assertThat(service.getMetadata().getLabels()).containsEntry("app.kubernetes.io/part-of", "homewatt");
        assertThat(service.getSpec().getPorts())
                .anySatisfy(port -> assertThat(port.getName()).isEqualTo("management"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void itHasAnAccountOfItsServiceWithoutAToken(Workload workload) {
        String name = workload.pod().getSpec().getServiceAccountName();
        ServiceAccount account =
                workload.overlay().find("ServiceAccount", name).orElseThrow().as(ServiceAccount.class);
        assertThat(account.getAutomountServiceAccountToken()).isFalse();
        assertThat(name).isEqualTo(workload.labels().get("app.kubernetes.io/name"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theWorkerAndDisaggregationScaleByLagAndTheOthersByProcessor(Overlay overlay) {
        assertThat(overlay.all("ScaledObject", ScaledObject.class))
                .extracting(object -> object.spec().scaleTargetRef().name())
                .containsExactlyInAnyOrder("enrichment-worker", "disaggregation-service");
        assertThat(overlay.all("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class))
                .extracting(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrder("customer-service", "property-service", "account-service");
        // What scales has no number of its own, to which every rollout would set it back.
        assertThat(overlay.kind("Deployment").filter(manifest -> SERVICES.contains(manifest.name())))
                .allMatch(manifest -> manifest.spec().path("replicas").isMissingNode());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theRegistrysQuotaIsDividedByAsManyWorkersAsThereMayBe(Overlay overlay) {
        int replicas = overlay.find("ScaledObject", "enrichment-worker")
                .orElseThrow()
                .as(ScaledObject.class)
                .spec()
                .maxReplicaCount();
        int beside = overlay.find("Deployment", "enrichment-worker")
                .orElseThrow()
                .spec()
                .at("/strategy/rollingUpdate/maxSurge")
                .asInt();
        Workload worker = Workload.of(overlay).stream()
                .filter(workload -> workload.name().equals("enrichment-worker"))
                .findFirst()
                .orElseThrow();
        assertThat(worker.environment())
                .filteredOn(variable -> variable.getName().equals("HOMEWATT_REPLICAS"))
                .extracting(variable -> Integer.valueOf(variable.getValue()))
                .containsExactly(replicas + beside);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyDatabaseIsMigratedByTheImageOfItsService(Overlay overlay) {
        List<String> withDatabase = overlay.kind("Deployment")
                .filter(manifest -> manifest.label("homewatt.io/database").equals("own"))
                .map(Manifest::name)
                .toList();
        assertThat(withDatabase).hasSize(4).allSatisfy(name -> {
            List<Workload> its = Workload.of(overlay).stream()
                    .filter(workload -> name.equals(workload.labels().get("app.kubernetes.io/name")))
                    .toList();
            assertThat(its).extracting(Workload::kind).containsExactlyInAnyOrder("Deployment", "Job");
            assertThat(its)
                    .extracting(workload -> workload.containers().get(0).getImage())
                    .containsOnly(its.get(0).containers().get(0).getImage());
            assertThat(its).allSatisfy(workload -> {
                boolean migrates = workload.kind().equals("Job");
                assertThat(value(workload, "QUARKUS_FLYWAY_MIGRATE_AT_START")).isEqualTo(Boolean.toString(migrates));
                assertThat(value(workload, "QUARKUS_INIT_AND_EXIT")).isEqualTo(migrates ? "true" : null);
            });
        });
    }

    private static String value(Workload workload, String name) {
        return workload.environment().stream()
                .filter(variable -> variable.getName().equals(name))
                .map(variable -> Objects.toString(variable.getValue(), ""))
                .findFirst()
                .orElse(null);
    }

    private static Stream<Workload> others(Workload workload) {
        return Workload.of(workload.overlay()).stream().filter(other -> other != workload);
    }

    private static long bytes(Quantity quantity) {
        return Quantity.getAmountInBytes(quantity).longValueExact();
    }

    private static String lastStep(Probe probe) {
        String path = probe.getHttpGet().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
