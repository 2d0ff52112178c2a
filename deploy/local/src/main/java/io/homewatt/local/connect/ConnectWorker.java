package io.homewatt.local.connect;

import io.homewatt.local.Layout;
import io.homewatt.local.process.Jvm;
import io.homewatt.local.process.PartSpec;
import io.homewatt.local.process.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectDistributed;

/** A Kafka Connect worker with Debezium, in distributed mode: connectors, offsets and states are in Kafka. */
public final class ConnectWorker {
    private final Layout layout;
    private final int port;
    private final String bootstrapServers;

    public ConnectWorker(Layout layout, int port, String bootstrapServers) {
        this.layout = layout;
        this.port = port;
        this.bootstrapServers = bootstrapServers;
    }

    /** Its REST API. */
    public String url() {
        return "http://localhost:" + port;
    }

    /**
     * The worker as a process; writes its configuration first.
     *
     * @param environment what the connectors' configurations refer to
     */
    public PartSpec spec(Map<String, String> environment) throws IOException {
        Path file = layout.run().resolve("connect.properties");
        Files.write(file, configuration());
        return PartSpec.of(
                "connect",
                Jvm.main(ConnectDistributed.class.getName(), 512, file.toString()),
                environment,
                layout.data(),
                // Answered only once the worker is a member of its group and has read its topics.
                Readiness.http(url() + "/connectors"),
                Duration.ofSeconds(4));
    }

    private List<String> configuration() {
        return List.of(
                "bootstrap.servers=" + bootstrapServers,
                "group.id=homewatt-connect",
                "listeners=" + url(),
                "rest.advertised.host.name=localhost",
                "config.storage.topic=homewatt.connect.configs",
                "offset.storage.topic=homewatt.connect.offsets",
                "status.storage.topic=homewatt.connect.status",
                "config.storage.replication.factor=1",
                "offset.storage.replication.factor=1",
                "status.storage.replication.factor=1",
                "offset.storage.partitions=1",
                "status.storage.partitions=1",
                "key.converter=org.apache.kafka.connect.storage.StringConverter",
                "value.converter=org.apache.kafka.connect.storage.StringConverter",
                // What was moved since the last flush is moved again after a crash.
                "offset.flush.interval.ms=1000",
                // Plugins are on the class path and declare themselves: no search through every jar.
                "plugin.discovery=service_load",
                // The only worker: when it comes back, it is the one that was waited for.
                "scheduled.rebalance.max.delay.ms=0",
                "session.timeout.ms=6000",
                "heartbeat.interval.ms=2000",
                "reconnect.backoff.ms=50",
                "reconnect.backoff.max.ms=500",
                "config.providers=env",
                "config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    }
}
