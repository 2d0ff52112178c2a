package io.homewatt.benchmark.floor;

import io.homewatt.benchmark.BenchFailed;
import io.homewatt.benchmark.load.Server;
import io.homewatt.local.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The floor in a process of its own, with the memory and the settings that a service has. */
public final class FloorProcess implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 256;

    private final Process process;
    private final Server server;

    /** @param databases where they are, with name and password, for the environment: a command line is everybody's */
    public FloorProcess(URI databases) {
        var builder = new ProcessBuilder(Jvm.command(
                HEAP_MEGABYTES,
                Jvm.MOSTLY_IDLE,
                List.of("-cp", System.getProperty("java.class.path"), Floor.class.getName())));
        builder.environment().put(Floor.DATABASES, databases.toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            process = builder.start();
            BufferedReader output = process.inputReader();
            String port = output.readLine();
            if (port == null) {
                throw new BenchFailed("the floor did not start");
            }
            server = new Server(URI.create("http://localhost:" + port), List.of(process.toHandle()));
        } catch (IOException e) {
            throw new BenchFailed("the floor did not start", e);
        }
    }

    public Server server() {
        return server;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
