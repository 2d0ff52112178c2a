package io.homewatt.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program behind {@code deploy/demo}. */
@Command(
        name = "deploy/demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs the story of a customer, its properties, an account and its always-on load against the running platform,"
                        + " starting it if need be, and shows each request and answer.")
public final class Demo implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "the platform's data folder (default: .homewatt)")
    private Path data;

    @Option(names = "--measure", description = "measure how fast properties are verified, instead of the story")
    private boolean measure;

    @Option(
            names = "--one",
            paramLabel = "N",
            defaultValue = "100",
            description = "with --measure: properties with one ICP, one after another (default: ${DEFAULT-VALUE})")
    private int one;

    @Option(
            names = "--fresh-icps",
            paramLabel = "N",
            defaultValue = "30",
            description = "with --measure: properties with new ICPs, one after another (default: ${DEFAULT-VALUE})")
    private int fresh;

    @Option(
            names = "--many",
            paramLabel = "N",
            defaultValue = "1000",
            description = "with --measure: properties created as fast as possible (default: ${DEFAULT-VALUE})")
    private int many;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "32",
            description = "with --measure: over how many connections (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(names = "--checkout", hidden = true, defaultValue = ".")
    private Path checkout;

    @Option(names = "--colours", hidden = true)
    private boolean colours;

    private Demo() {}

    /** Exits with 0 if every step went as it should, 1 if one did not, 2 if the options are wrong. */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Demo()).setExecutionExceptionHandler(Demo::report);
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (one < 0 || fresh < 0 || many < 0 || connections < 1) {
            throw new StepFailed("counts can't be negative, and there has to be a connection");
        }
        Path folder = data == null ? checkout.resolve(".homewatt") : data;
        Display display = new Display(System.out, colours);
        if (!running(folder)) {
            start(folder);
        }
        Settings settings = Settings.read(folder.resolve("env"));
        if (measure) {
            new Measurement(settings, display, new Measurement.Counts(one, fresh, many, connections)).run();
        } else {
            new Story(settings, display, folder).tell();
        }
        return 0;
    }

    private static boolean running(Path folder) {
        Path env = folder.resolve("env");
        if (!Files.exists(env)) {
            return false;
        }
        try {
            HttpRequest.Builder frontPage =
                    HttpRequest.newBuilder(Settings.read(env).gateway().resolve("/"));
            return Caller.send(frontPage, "GET", "").status() == 200;
        } catch (StepFailed e) {
            return false;
        }
    }

    private void start(Path folder) throws IOException, InterruptedException {
        String command = checkout.resolve("deploy/up").toString();
        Process up = new ProcessBuilder(command, "--detach", "--data", folder.toString())
                .inheritIO()
                .start();
        if (up.waitFor() != 0) {
            throw new StepFailed("the platform did not start");
        }
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("demo: " + (failure instanceof StepFailed ? failure.getMessage() : failure.toString()));
        err.flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
