package io.homewatt.local.traces;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.local.demo.Settings;
import io.homewatt.local.demo.StepFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code deploy/trace}. */
@Command(
        name = "deploy/trace",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints a trace of the local platform as a tree.",
        footerHeading = "%nExample:%n",
        footer = {
            "  id=$(openssl rand -hex 16)",
            "  curl … -H \"traceparent: 00-$id-$(openssl rand -hex 8)-01\"",
            "  deploy/trace $id",
            "",
            "A request is traced if its traceparent says so; deploy/demo traces its first property. The platform keeps the",
            "latest 20,000 spans while it runs. Exits with 0 if the trace is known, with 1 if it is not."
        })
public final class Trace implements Callable<Integer> {
    @Parameters(paramLabel = "TRACE_ID", description = "32 hexadecimal digits: the second part of a traceparent")
    private String id;

    @Option(names = "--data", paramLabel = "DIR", description = "the platform's data folder (default: .homewatt)")
    private Path data;

    @Option(names = "--json", description = "print the spans with all their attributes as JSON instead")
    private boolean json;

    @Option(names = "--checkout", hidden = true, defaultValue = ".")
    private Path checkout;

    @Option(names = "--colours", hidden = true)
    private boolean colours;

    @Spec
    private CommandSpec spec;

    private Trace() {}

    /** See the exit codes in the help. */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Trace()).setExecutionExceptionHandler(Trace::report);
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!id.matches("[0-9a-f]{32}")) {
            throw new CommandLine.ParameterException(spec.commandLine(), id + " is not 32 hexadecimal digits");
        }
        Settings settings = Settings.read((data == null ? checkout.resolve(".homewatt") : data).resolve("env"));
        String body = fetch(settings.traces(), id);
        var out = spec.commandLine().getOut();
        List<Span> trace = read(body);
        if (json) {
            out.println(body);
        } else {
            new TraceTree(trace).lines().forEach(out::println);
        }
        if (trace.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("trace: no span of it is known (yet): services send theirs once a second");
            return CommandLine.ExitCode.SOFTWARE;
        }
        return 0;
    }

    private static String fetch(URI collector, String trace) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(collector.resolve("/traces/" + trace))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private static List<Span> read(String json) throws IOException {
        return new ObjectMapper().readValue(json, new TypeReference<>() {});
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        boolean told = failure instanceof StepFailed;
        command.getErr().println("trace: " + (told ? failure.getMessage() : "is the platform running? " + failure));
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
