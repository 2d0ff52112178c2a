package io.homewatt.local.deadletters;

import io.homewatt.local.demo.Settings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Option;

/** Which Kafka it is about, and as whom. */
final class KafkaOptions {
    /** The group whose positions tell what was put back. */
    private static final String GROUP = "homewatt-dead-letters";

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "where Kafka is, or HOMEWATT_KAFKA (default: the local platform's)")
    private String bootstrap;

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "settings of Kafka's clients, such as security.protocol=SSL and its keystores")
    private Path clientConfig;

    @Option(names = "--data", paramLabel = "DIR", description = "the platform's data folder (default: .homewatt)")
    private Path data;

    @Option(names = "--checkout", hidden = true, defaultValue = ".")
    private Path checkout;

    @Option(names = "--colours", hidden = true)
    private boolean colours;

    Consumer<byte[], byte[]> consumer() throws IOException {
        Map<String, Object> settings = settings();
        settings.put("group.id", GROUP);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Producer<byte[], byte[]> producer() throws IOException {
        Map<String, Object> settings = settings();
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.put("max.request.size", "8388608");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> settings() throws IOException {
        var settings = new HashMap<String, Object>();
        if (clientConfig != null) {
            var file = new Properties();
            try (Reader reader = Files.newBufferedReader(clientConfig)) {
                file.load(reader);
            }
            file.stringPropertyNames().forEach(name -> settings.put(name, file.getProperty(name)));
        }
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("default.api.timeout.ms", "20000");
        return settings;
    }

    private String bootstrapServers() {
        if (bootstrap != null) {
            return bootstrap;
        }
        String variable = System.getenv("HOMEWATT_KAFKA");
        return variable != null
                ? variable
                : Settings.read((data == null ? checkout.resolve(".homewatt") : data).resolve("env"))
                        .kafka();
    }
}
