package io.homewatt.kubernetes.model;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import java.util.Map;

/** As much of KEDA 2.22 as we use: <a href="https://keda.sh/docs/2.22/reference/scaledobject-spec/">reference</a>. */
public final class Keda {
    private Keda() {}

    public record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {}

    public record Spec(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            int cooldownPeriod,
            Fallback fallback,
            Advanced advanced,
            List<Trigger> triggers) {}

    public record Target(String name) {}

    public record Fallback(int failureThreshold, int replicas, Behavior behavior) {}

    /** What holds while the trigger can't be asked. */
    public enum Behavior {
        currentReplicasIfHigher
    }

    public record Advanced(HpaConfig horizontalPodAutoscalerConfig) {}

    public record HpaConfig(HorizontalPodAutoscalerBehavior behavior) {}

    public record Trigger(String type, KafkaLag metadata, Reference authenticationRef) {}

    /** All of them text: <a href="https://keda.sh/docs/2.22/scalers/apache-kafka/">the Kafka scaler</a>. */
    public record KafkaLag(
            String bootstrapServers,
            String consumerGroup,
            String topic,
            String lagThreshold,
            String offsetResetPolicy,
            String tls) {}

    public record Reference(String name) {}

    public record TriggerAuthentication(
            String apiVersion, String kind, ObjectMeta metadata, Map<String, List<Secret>> spec) {}

    public record Secret(String parameter, String name, String key) {}
}
