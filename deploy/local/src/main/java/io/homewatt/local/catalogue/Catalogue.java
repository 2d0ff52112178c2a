package io.homewatt.local.catalogue;

import io.homewatt.local.demo.Settings;
import io.homewatt.local.demo.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code deploy/catalogue}. */
@Command(
        name = "deploy/catalogue",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Imports a file into the tariff catalogue and reports what came of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  deploy/catalogue urdb-csv usurdb.csv.gz",
            "  deploy/catalogue zip-utilities iou_zipcodes_2020.csv",
            "  HOMEWATT_CLIENT_ID=… HOMEWATT_CLIENT_SECRET=… \\",
            "    deploy/catalogue --url https://api.example.org customer-counts counts.csv",
            "",
            "By default it is the local platform's, as sample organisation A. The client needs the scope tariffs:admin.",
            "Exits with 0 if the import was completed, with 1 if it was not, with 2 if the options are wrong."
        })
public final class Catalogue implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** How long the service may be away in the middle of an import. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Parameters(
            index = "0",
            paramLabel = "FORMAT",
            converter = Format.Converter.class,
            description = "one of ${COMPLETION-CANDIDATES}")
    private Format format;

    @Parameters(index = "1", paramLabel = "FILE", description = "the file, plain or with gzip (.gz)")
    private Path file;

    @Option(names = "--url", paramLabel = "URL", description = "the API's address, or HOMEWATT_URL")
    private String url;

    @Option(names = "--client-id", paramLabel = "ID", description = "as whom to call it, or HOMEWATT_CLIENT_ID")
    private String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = "its secret, or HOMEWATT_CLIENT_SECRET, which other users of the machine don't see")
    private String clientSecret;

    @Option(names = "--data", paramLabel = "DIR", description = "the platform's data folder (default: .homewatt)")
    private Path data;

    @Option(names = "--checkout", hidden = true, defaultValue = ".")
    private Path checkout;

    @Option(names = "--colours", hidden = true, description = "whether a terminal shows what is printed")
    private boolean terminal;

    @Spec
    private CommandSpec spec;

    private final Duration pause;

    Catalogue(Duration pause) {
        this.pause = pause;
    }

    /** See the exit codes in the help. */
    public static void main(String[] arguments) {
        System.exit(command(PAUSE).execute(arguments));
    }

    /** @param pause between looks at the import */
    static CommandLine command(Duration pause) {
        return new CommandLine(new Catalogue(pause)).setExecutionExceptionHandler(Catalogue::report);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new ImportFailed("can't read " + file);
        }
        ImportApi api = api();
        var report = new Report(spec.commandLine().getOut(), terminal);
        report.progress("Sending %s, %,d bytes".formatted(file.getFileName(), Files.size(file)));
        Import now = api.begin(format, file);
        long lastSeen = System.nanoTime();
        while (!now.ended()) {
            report.progress(now);
            Thread.sleep(pause.toMillis());
            Optional<Import> seen = api.look(now.importId());
            if (seen.isPresent()) {
                now = seen.get();
                lastSeen = System.nanoTime();
            } else if (System.nanoTime() - lastSeen > PATIENCE.toNanos()) {
                throw new ImportFailed("the service went away; import " + now.importId() + " may be going on");
            }
        }
        report.end(now);
        return now.completed() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    /** With what is given on the command line, else in the environment, else by the running platform. */
    private ImportApi api() {
        String address = given(url, "HOMEWATT_URL");
        String id = given(clientId, "HOMEWATT_CLIENT_ID");
        String secret = given(clientSecret, "HOMEWATT_CLIENT_SECRET");
        if ((id == null) != (secret == null)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "A client id and a client secret are given together, or neither is.");
        }
        if (address == null || id == null) {
            Settings settings = Settings.read((data == null ? checkout.resolve(".homewatt") : data).resolve("env"));
            if (address == null) {
                address = settings.gateway().toString();
            } else if (!address.equals(settings.gateway().toString())) {
                throw new ImportFailed("a client id and secret are needed for " + address);
            }
            if (id == null) {
                Settings.Organisation organisation = settings.organisation("A");
                id = organisation.clientId();
                secret = organisation.clientSecret();
            }
        }
        return new ImportApi(address, id, secret);
    }

    private static String given(String option, String variable) {
        return option != null ? option : System.getenv(variable);
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        boolean told = failure instanceof ImportFailed || failure instanceof StepFailed;
        command.getErr().println("catalogue: " + (told ? failure.getMessage() : failure.toString()));
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
