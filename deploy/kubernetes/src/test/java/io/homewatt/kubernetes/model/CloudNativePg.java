package io.homewatt.kubernetes.model;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import java.util.Map;

/**
 * As much of CloudNativePG 1.29 and its Barman Cloud plugin 0.13 as we use: <a
 * href="https://cloudnative-pg.io/docs/1.29/cloudnative-pg.v1/">reference</a>, <a
 * href="https://cloudnative-pg.io/plugin-barman-cloud/docs/usage/">the plugin's</a>.
 */
public final class CloudNativePg {
    private CloudNativePg() {}

    public record Cluster(String apiVersion, String kind, ObjectMeta metadata, ClusterSpec spec) {}

    public record ClusterSpec(
            String imageName,
            Integer instances,
            String primaryUpdateStrategy,
            String primaryUpdateMethod,
            Boolean enableSuperuserAccess,
            Storage storage,
            Storage walStorage,
            ResourceRequirements resources,
            Affinity affinity,
            Bootstrap bootstrap,
            List<ExternalCluster> externalClusters,
            Managed managed,
            ReplicationSlots replicationSlots,
            PostgreSql postgresql,
            List<Plugin> plugins) {}

    public record Storage(String size) {}

    public record Affinity(Boolean enablePodAntiAffinity, String podAntiAffinityType, String topologyKey) {}

    /** One of the two. */
    public record Bootstrap(InitDb initdb, Recovery recovery) {}

    public record InitDb(String database, String owner) {}

    public record Recovery(String source, String database, String owner, RecoveryTarget recoveryTarget) {}

    public record RecoveryTarget(String targetTime) {}

    public record ExternalCluster(String name, Plugin plugin) {}

    public record Managed(List<Role> roles) {}

    public record Role(String name, String ensure, boolean login, boolean replication) {}

    public record ReplicationSlots(HighAvailability highAvailability) {}

    public record HighAvailability(boolean enabled, boolean synchronizeLogicalDecoding) {}

    /** Parameters are text: the API server refuses a number. */
    public record PostgreSql(Map<String, String> parameters, Synchronous synchronous) {}

    public record Synchronous(String method, int number, String dataDurability) {}

    public record Plugin(String name, boolean isWALArchiver, Map<String, String> parameters) {}

    public record ScheduledBackup(String apiVersion, String kind, ObjectMeta metadata, BackupSpec spec) {}

    public record BackupSpec(
            String schedule,
            Reference cluster,
            String backupOwnerReference,
            String method,
            Reference pluginConfiguration) {}

    public record Reference(String name) {}

    public record ObjectStore(String apiVersion, String kind, ObjectMeta metadata, StoreSpec spec) {}

    public record StoreSpec(String retentionPolicy, StoreConfiguration configuration) {}

    public record StoreConfiguration(
            String destinationPath, String endpointURL, S3Credentials s3Credentials, Wal wal, Data data) {}

    public record S3Credentials(SecretKeySelector accessKeyId, SecretKeySelector secretAccessKey) {}

    public record Wal(String compression, Integer maxParallel) {}

    public record Data(String compression) {}
}
