package io.homewatt.local;

import io.homewatt.local.process.Jvm;
import io.homewatt.local.process.Session;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts the supervisor as a process that outlives this one, and shows what it says until it is ready: then it closes
 * its output, so that whoever reads ours (a pipe, a script) is not kept waiting.
 */
final class Background {
    private final Layout layout;

    Background(Layout layout) {
        this.layout = layout;
    }

    /** Returns the exit code for this process: 0 once the platform is ready. */
    int start(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(Session.own());
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        command.add(Jvm.java());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Up.class.getName()));
        command.addAll(arguments);
        Process supervisor =
                new ProcessBuilder(command).redirectError(standardError()).start();
        supervisor.getOutputStream().close();
        // Whoever is impatient with this process is so with the other one, too.
        var giveUp = new Thread(() -> end(supervisor));
        Runtime.getRuntime().addShutdownHook(giveUp);
        try (InputStream lines = supervisor.getInputStream()) {
            lines.transferTo(System.out);
        }
        System.out.flush();
        boolean ready = SupervisorRecord.readyAt(layout).isPresent();
        int code = ready ? 0 : supervisor.waitFor();
        Runtime.getRuntime().removeShutdownHook(giveUp);
        return code;
    }

    /** What the virtual machine and the libraries have to say; a folder that cannot be written to is told of later. */
    private ProcessBuilder.Redirect standardError() {
        try {
            Files.createDirectories(layout.logs());
            return ProcessBuilder.Redirect.to(
                    layout.logs().resolve("supervisor.log").toFile());
        } catch (IOException e) {
            return ProcessBuilder.Redirect.DISCARD;
        }
    }

    private static void end(Process supervisor) {
        supervisor.destroy();
        try {
            supervisor.waitFor(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
