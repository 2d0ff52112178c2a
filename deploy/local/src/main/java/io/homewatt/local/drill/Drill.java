package io.homewatt.local.drill;

import io.homewatt.local.Layout;
import io.homewatt.local.StartFailure;
import io.homewatt.local.Target;
import io.homewatt.local.console.Console;
import io.homewatt.local.demo.Settings;
import io.homewatt.local.demo.StepFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code deploy/drill}. */
@Command(
        name = "deploy/drill",
        description =
                "Breaks the running platform in one way after the other while clients are at work, and compares what"
                        + " they were told with what is there: nothing accepted is lost, nothing is there twice, nothing refused is"
                        + " there. Exits with 1 when a bound of deploy/bounds.yaml is broken. For a platform to try things on:"
                        + " it creates customers, and kills processes.",
        footer = {
            "",
            "Examples:",
            "  deploy/drill list                        what there is",
            "  deploy/drill --quick                     the short ones, with outages of seconds",
            "  deploy/drill kill-kafka registry-429     these two"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
public final class Drill implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "Which, or list; all of them by default.")
    private List<String> names = List.of();

    @Option(names = "--quick", description = "Outages of seconds instead of minutes, and without the slowest drills.")
    private boolean quick;

    @Mixin
    private Target target;

    private Drill() {}

    /** Exits with 0 if every bound was held, 1 if one was not or nothing runs, 2 if the options are wrong. */
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Drill()).setExecutionExceptionHandler(Drill::report);
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Console console = target.console();
        if (names.equals(List.of("list"))) {
            Drills.ALL.forEach(
                    drill -> console.row(drill.name(), drill.what() + (drill.quick() ? "" : " (not --quick)")));
            return 0;
        }
        List<Drills> chosen = chosen();
        Layout layout = target.running();
        Bounds bounds = Bounds.of(target.checkout());
        var exercise = new Exercise(Settings.read(layout.env()), layout, bounds, quick);
        Runtime.getRuntime().addShutdownHook(new Thread(exercise::breakOff));
        console.title(Outcome.head());
        var broken = new ArrayList<String>();
        for (Drills drill : chosen) {
            Outcome outcome = exercise.of(drill.name(), drill.fault());
            console.line(outcome.row(bounds));
            outcome.broken(bounds).forEach(line -> {
                console.problem(line);
                broken.add(line);
            });
        }
        if (broken.isEmpty()) {
            console.line("All bounds were held.");
            return 0;
        }
        console.failure("Bounds of deploy/bounds.yaml were broken: " + broken.size(), List.of());
        return 1;
    }

    private List<Drills> chosen() {
        for (String name : names) {
            if (Drills.ALL.stream().noneMatch(drill -> drill.name().equals(name))) {
                throw new CommandLine.ParameterException(
                        new CommandLine(this), name + " is not a drill; deploy/drill list shows them");
            }
        }
        return Drills.ALL.stream()
                .filter(drill -> names.isEmpty() ? drill.quick() || !quick : names.contains(drill.name()))
                .toList();
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr()
                .println("drill: "
                        + (failure instanceof StepFailed || failure instanceof StartFailure
                                ? failure.getMessage()
                                : failure.toString()));
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
