package io.homewatt.kubernetes;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What runs a program of ours, or one that we run ourselves: a Deployment or a Job. */
record Workload(Overlay overlay, String kind, String name, PodTemplateSpec pod) {

    private static final Map<String, List<Workload>> READ = new ConcurrentHashMap<>();

    /** All of them, in all overlays. */
    static Stream<Workload> all() {
        return Overlay.all().flatMap(overlay -> of(overlay).stream());
    }

    static Stream<Workload> deployments() {
        return all().filter(workload -> workload.kind().equals("Deployment"));
    }

    static List<Workload> of(Overlay overlay) {
        return READ.computeIfAbsent(overlay.name(), name -> read(overlay));
    }

    private static List<Workload> read(Overlay overlay) {
        return Stream.concat(
                        overlay.all("Deployment", Deployment.class).stream()
                                .map(deployment -> new Workload(
                                        overlay,
                                        "Deployment",
                                        deployment.getMetadata().getName(),
                                        deployment.getSpec().getTemplate())),
                        overlay.all("Job", Job.class).stream()
                                .map(job -> new Workload(
                                        overlay,
                                        "Job",
                                        job.getMetadata().getName(),
                                        job.getSpec().getTemplate())))
                .toList();
    }

    Map<String, String> labels() {
        return pod.getMetadata().getLabels();
    }

    List<Container> containers() {
        return Stream.concat(pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
                .toList();
    }

    List<EnvVar> environment() {
        return containers().stream()
                .flatMap(container -> container.getEnv().stream())
                .toList();
    }

    /** Whether a selector of these labels takes the pods in. */
    boolean selectedBy(Map<String, String> selector) {
        return !selector.isEmpty() && labels().entrySet().containsAll(selector.entrySet());
    }

    @Override
    public String toString() {
        return kind + " " + name + " (" + overlay + ")";
    }
}
