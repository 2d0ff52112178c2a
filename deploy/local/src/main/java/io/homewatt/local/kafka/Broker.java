package io.homewatt.local.kafka;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * A Kafka broker that is its own controller, in a process of its own: the first start formats its folder, every later
 * one finds it formatted. Takes the file with the broker's properties as its only argument.
 */
public final class Broker {
    /** Constant: one node is the whole cluster, so there is nothing for it to be told apart from. */
    private static final String CLUSTER_ID = "SG9tZXdhdHRMb2NhbEthZg";

    private Broker() {}

    public static void main(String[] args) throws IOException {
        String file = args[0];
        var properties = new Properties();
        try (var in = new FileInputStream(file)) {
            properties.load(in);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            int code = StorageTool.execute(
                    new String[] {"format", "--cluster-id", CLUSTER_ID, "--config", file, "--ignore-formatted"},
                    System.out);
            if (code != 0) {
                System.exit(code);
            }
        }
        Kafka.main(new String[] {file});
    }
}
