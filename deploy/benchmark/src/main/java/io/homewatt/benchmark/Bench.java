package io.homewatt.benchmark;

import io.homewatt.benchmark.floor.FloorProcess;
import io.homewatt.benchmark.load.Load;
import io.homewatt.benchmark.load.Measured;
import io.homewatt.benchmark.report.Bounds;
import io.homewatt.benchmark.report.Report;
import io.homewatt.benchmark.report.Results;
import io.homewatt.benchmark.report.SoakTable;
import io.homewatt.benchmark.report.Table;
import io.homewatt.benchmark.scenario.Result;
import io.homewatt.benchmark.scenario.Rig;
import io.homewatt.benchmark.scenario.Scenario;
import io.homewatt.benchmark.scenario.Scenarios;
import io.homewatt.benchmark.scenario.Soak;
import io.homewatt.benchmark.seed.Seed;
import io.homewatt.benchmark.seed.Sizes;
import io.homewatt.local.demo.Caller;
import io.homewatt.local.demo.StepFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The program behind {@code deploy/bench}. */
@Command(
        name = "deploy/bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measures what the running platform takes for each kind of request: through the gateway, at the service itself, and"
                    + " beside a bare server that runs the same statements. Holds it against deploy/bounds.yaml.",
            "What it needs of data it puts into the databases, for the sample organisation A and with names that begin with"
                    + " bench-; what is there already is not made again.",
            "While creates are compared with the bare server's, Kafka Connect's connectors are paused: events come some seconds"
                    + " later.",
            "On a machine that reaches what the gateway takes from one organisation, 500 requests a second, start the platform"
                    + " with deploy/up --no-rate-limits."
        },
        footer = {
            "",
            "Exits with 0 if every bound was held, 1 if one was not, 2 if the options are wrong.",
            "",
            "Examples:",
            "  deploy/bench --quick                               in under 3 minutes",
            "  deploy/bench --scenario account-search             that alone, at full size",
            "  deploy/bench --quick --soak 60                     whether memory stays flat over an hour",
            "  deploy/bench --clean                               remove its data again"
        })
public final class Bench implements Callable<Integer> {
    private static final double SHORTEST_SECONDS = 0.5;

    @Option(names = "--quick", description = "less data and shorter measurements: under 3 minutes in all")
    private boolean quick;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "measure only this one; may be given more than once. One of: account-by-id, account-by-pid,"
                    + " account-search, account-list, always-on, customer-read, property-read, customer-create,"
                    + " property-create, account-create, verification, ingest, mixed-day")
    private List<String> only = List.of();

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            description =
                    "instead of scenarios, a day's mixture at 40 requests a second for so long, 4 at least, and what"
                            + " memory each service has meanwhile")
    private Integer soak;

    @Option(names = "--customers", paramLabel = "N", description = "with a property each (200000, quick: 10000)")
    private Long customers;

    @Option(names = "--accounts", paramLabel = "N", description = "in account-service (1000000, quick: 20000)")
    private Long accounts;

    @Option(names = "--homes", paramLabel = "N", description = "with always-on figures (100000, quick: 2000)")
    private Long homes;

    @Option(names = "--days", paramLabel = "N", description = "of half-hours of each home (365, quick: 30)")
    private Integer days;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "of each measurement (10, quick: 1)")
    private Double duration;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = "of all services before the first (60, quick: 15)")
    private Double warmUp;

    @Option(
            names = "--compiling",
            paramLabel = "SECONDS",
            description =
                    "for which a server is kept busy at most before it is saturated: until its compilers have next to"
                            + " nothing left to do (480, quick: 0.5)")
    private Double compiling;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "where files are left (default: bench in the data folder)")
    private Path report;

    @Option(names = "--bounds", paramLabel = "FILE", description = "other bounds than deploy/bounds.yaml")
    private Path boundsFile;

    @Option(
            names = "--clean",
            description = "remove all that benchmarks have left in the databases, and measure nothing")
    private boolean clean;

    @Option(names = "--data", paramLabel = "DIR", description = "the platform's data folder (default: .homewatt)")
    private Path data;

    @Option(names = "--checkout", hidden = true, defaultValue = ".")
    private Path checkout;

    @Option(names = "--colours", hidden = true)
    private boolean colours;

    private Bench() {}

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Bench()).setExecutionExceptionHandler((failure, line, parsed) -> {
            boolean known = failure instanceof BenchFailed || failure instanceof StepFailed;
            line.getErr().println("bench: " + (known ? failure.getMessage() : failure.toString()));
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Platform platform = Platform.in((data == null ? checkout.resolve(".homewatt") : data).toAbsolutePath());
        Seed seed = new Seed(platform, System.out::println);
        if (clean) {
            seed.clean();
            return 0;
        }
        // What is wrong is told before data are made, which takes long.
        Bounds bounds = Bounds.read(boundsFile == null ? checkout.resolve("deploy/bounds.yaml") : boundsFile);
        chosen(new Scenarios(sizes(), "", 0).all());
        if (soak != null && soak < Soak.SHORTEST) {
            throw new ParameterException(new CommandLine(this), "--soak takes " + Soak.SHORTEST + " minutes at least");
        }
        Duration each = seconds(duration, quick ? 1 : 10);
        Duration before = seconds(warmUp, quick ? 15 : 60);
        Duration longest = seconds(compiling, quick ? 0.5 : 480);
        Caller caller = platform.caller();
        try (Load load = new Load(caller::token, platform.organisation().appId())) {
            load.once(platform.gateway(List.of()), Scenarios.template());
            Sizes sizes = seed.ensure(sizes());
            Scenarios scenarios = new Scenarios(
                    sizes, platform.organisation().utilityCode(), Instant.now().getEpochSecond());
            if (soak != null) {
                Rig rig = new Rig(platform, load, null, each, Duration.ZERO, line -> {});
                scenarios.warmUp(rig, before);
                return soak(scenarios, rig, bounds);
            }
            List<Scenario> chosen = chosen(scenarios.all());
            try (FloorProcess floor = new FloorProcess(platform.postgres())) {
                boolean takesLong = longest.compareTo(each) > 0;
                Rig rig = new Rig(
                        platform, load, floor.server(), each, longest, takesLong ? System.out::println : line -> {});
                scenarios.warmUp(rig, before);
                return report(platform, bounds, sizes, rig, measure(chosen, rig));
            }
        }
    }

    private int soak(Scenarios scenarios, Rig rig, Bounds bounds) throws IOException {
        var table = new SoakTable(Platform.SERVICES);
        System.out.println("\n" + table.header());
        var minute = new AtomicInteger();
        Soak soaked = scenarios.soak(rig, soak, done -> System.out.println(table.line(minute.incrementAndGet(), done)));
        Path file = Files.createDirectories(folder(rig.platform())).resolve("soak.csv");
        Files.writeString(file, table.csv(soaked));
        System.out.println();
        soaked.growth()
                .forEach((service, growth) -> System.out.println(
                        "%s: %+.1f %% from the second quarter to the last".formatted(service, 100 * growth)));
        System.out.println("\nReport: " + file.normalize());
        return verdict(bounds.broken(soaked));
    }

    private static Results measure(List<Scenario> scenarios, Rig rig) {
        List<Result> measured = new ArrayList<>();
        Watch watch = new Watch(rig.platform());
        System.out.println("\n" + Table.line(Table.HEADER));
        for (Scenario scenario : scenarios) {
            List<Result> results = scenario.measure(rig);
            measured.addAll(results);
            for (Result result : results) {
                System.out.println(Table.line(Table.cells(result, new Results(results))));
                told(result.measured());
            }
        }
        return new Results(measured, watch.scans(), watch.deadLetters());
    }

    private static void told(Measured measured) {
        if (!measured.failures().isEmpty()) {
            System.out.println("  " + Table.failures(measured));
        }
    }

    private int report(Platform platform, Bounds bounds, Sizes sizes, Rig rig, Results results) throws IOException {
        List<String> broken = bounds.broken(results);
        List<String> missed = bounds.missed(results);
        Path folder = folder(platform);
        new Report(results, sizes, rig.each(), broken, missed).write(folder);
        System.out.println("\nReport: " + folder.resolve("report.html").normalize());
        missed.forEach(line -> System.out.println("Aim not reached: " + line));
        return verdict(broken);
    }

    private Path folder(Platform platform) {
        return report == null ? platform.data().resolve("bench") : report;
    }

    private static int verdict(List<String> broken) {
        broken.forEach(line -> System.out.println("BROKEN: " + line));
        System.out.println(broken.isEmpty() ? "Every bound was held." : broken.size() + " bounds were broken.");
        return broken.isEmpty() ? 0 : 1;
    }

    private List<Scenario> chosen(List<Scenario> all) {
        List<String> names = all.stream().map(Scenario::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(new CommandLine(this), "--scenario is one of " + String.join(", ", names));
            }
        }
        return all.stream()
                .filter(scenario -> only.isEmpty() || only.contains(scenario.name()))
                .toList();
    }

    private Sizes sizes() {
        Sizes usual = quick ? Sizes.QUICK : Sizes.FULL;
        Sizes asked = new Sizes(
                customers == null ? usual.customers() : customers,
                accounts == null ? usual.accounts() : accounts,
                homes == null ? usual.homes() : homes,
                days == null ? usual.days() : days);
        if (asked.customers() < 1 || asked.accounts() < 1 || asked.homes() < 1 || asked.days() < 1) {
            throw new ParameterException(new CommandLine(this), "of everything there has to be 1 at least");
        }
        return asked;
    }

    private Duration seconds(Double given, double otherwise) {
        if (given != null && given < SHORTEST_SECONDS) {
            throw new ParameterException(new CommandLine(this), "nothing can be shorter than 0.5 s");
        }
        return Duration.ofMillis(Math.round(1000 * (given == null ? otherwise : given)));
    }
}
