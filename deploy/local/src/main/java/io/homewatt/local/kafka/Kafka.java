package io.homewatt.local.kafka;

import io.homewatt.local.Layout;
import io.homewatt.local.process.Jvm;
import io.homewatt.local.process.PartSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** A Kafka of one broker that is its own controller. */
public final class Kafka {
    private final Layout layout;
    private final int port;
    private final int controllerPort;

    public Kafka(Layout layout, int port, int controllerPort) {
        this.layout = layout;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    /** Where clients find it. */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** The broker as a process; writes its configuration first. */
    public PartSpec spec() throws IOException {
        Path file = layout.run().resolve("kafka.properties");
        Files.write(file, configuration());
        return PartSpec.of(
                "kafka",
                Jvm.main(Broker.class.getName(), 512, file.toString()),
                Map.of(),
                layout.data(),
                this::reachable,
                Duration.ofSeconds(4));
    }

    private List<String> configuration() {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@localhost:" + controllerPort,
                "controller.listener.names=CONTROLLER",
                "listeners=PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "advertised.listeners=PLAINTEXT://localhost:" + port,
                "log.dirs=" + layout.kafka().toString().replace("\\", "\\\\"),
                "log.segment.bytes=134217728",
                "auto.create.topics.enable=false",
                // There is no second node to copy to, so nothing may ask for one.
                "default.replication.factor=1",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=5",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=5",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                // A consumer that starts alone need not wait for others.
                "group.initial.rebalance.delay.ms=0");
    }

    private boolean reachable() throws Exception {
        // The client tries again at its own pace; a bare connection tells sooner that nobody is there yet.
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 500);
        }
        try (Admin admin = Admin.create(Topics.client(bootstrapServers()))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        }
    }
}
