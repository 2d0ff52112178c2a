package io.homewatt.local.deadletters;

import io.homewatt.local.demo.StepFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code deploy/dead-letters}. */
@Command(
        name = "deploy/dead-letters",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = CommandLine.HelpCommand.class,
        description = "Shows what consumers put aside, and puts it back once the cause has gone.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  deploy/dead-letters list",
            "  deploy/dead-letters show homewatt.properties.v1",
            "  deploy/dead-letters replay homewatt.properties.v1 --reason \"data is not\" --dry-run",
            "  deploy/dead-letters --bootstrap kafka:9093 --client-config client.properties replay homewatt.icps.v1",
            "",
            "A message is put back once: what has been is remembered as the positions of the consumer group",
            "homewatt-dead-letters. It comes to every consumer of the topic, and those that acted on it drop it.",
            "Exits with 0 if all went well, with 1 if it did not, with 2 if the options are wrong."
        })
public final class DeadLetters {
    private static final String ROW = "%-38s %8s %8s%n";

    @Mixin
    private KafkaOptions kafka;

    @Spec
    private CommandSpec spec;

    DeadLetters() {}

    /** See the exit codes in the help. */
    public static void main(String[] arguments) {
        System.exit(command().execute(arguments));
    }

    /** The command, to be executed with its arguments. */
    public static CommandLine command() {
        return new CommandLine(new DeadLetters()).setExecutionExceptionHandler(DeadLetters::report);
    }

    @Command(description = "Says how many messages each topic keeps, and how many were not put back.")
    int list() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "topic", "kept", "not put back");
        try (var consumer = kafka.consumer()) {
            List<String> names = consumer.listTopics().keySet().stream()
                    .filter(name -> name.endsWith(DeadLetter.SUFFIX))
                    .sorted()
                    .toList();
            for (String name : names) {
                var topic = new DeadLetterTopic(name, consumer);
                List<DeadLetter> letters = topic.letters();
                long waiting = letters.stream()
                        .filter(Predicate.not(topic::wasReplayed))
                        .count();
                out.printf(ROW, name, letters.size(), waiting);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Says where each message came from, and why it was put aside.")
    int show(
            @Parameters(paramLabel = "TOPIC", description = "with or without .dead-letter") String topic,
            @Mixin Choice choice,
            @Option(names = "--value", description = "the message's data, too; they may be personal") boolean value)
            throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (var consumer = kafka.consumer()) {
            var letters = new DeadLetterTopic(deadLetters(topic), consumer);
            for (DeadLetter letter : choice.of(letters.letters())) {
                out.println(line(letter) + (letters.wasReplayed(letter) ? "  put back" : ""));
                out.println("    " + letter.reason());
                if (value) {
                    out.println("    " + letter.value());
                }
            }
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Puts messages back on the topic they came from, unless they were before.")
    int replay(
            @Parameters(paramLabel = "TOPIC", description = "with or without .dead-letter") String topic,
            @Mixin Choice choice,
            @Option(names = "--dry-run", description = "only say what would be done") boolean dryRun)
            throws IOException, InterruptedException {
        try (var consumer = kafka.consumer();
                var producer = kafka.producer()) {
            var from = new DeadLetterTopic(deadLetters(topic), consumer);
            List<DeadLetter> letters = from.letters();
            List<DeadLetter> chosen = choice.of(
                    letters.stream().filter(Predicate.not(from::wasReplayed)).toList());
            PrintWriter out = spec.commandLine().getOut();
            // Put aside by several consumers, it still is one message to all of them.
            Set<String> sent = new HashSet<>();
            try {
                for (DeadLetter letter : chosen) {
                    boolean first = sent.add(letter.origin());
                    if (!dryRun) {
                        if (first) {
                            producer.send(letter.again()).get();
                        }
                        from.replayed(letter);
                    }
                    out.println(line(letter) + (first ? "  -> " + letter.topic() : "  as before"));
                }
            } finally {
                if (!dryRun) {
                    from.remember(letters);
                }
            }
            out.printf("%d %s, of %d kept%n", sent.size(), dryRun ? "would be put back" : "put back", letters.size());
        } catch (ExecutionException e) {
            throw new DeadLettersFailed("Kafka did not take it, run it again: " + e.getCause());
        }
        return CommandLine.ExitCode.OK;
    }

    private static String deadLetters(String topic) {
        return topic.endsWith(DeadLetter.SUFFIX) ? topic : topic + DeadLetter.SUFFIX;
    }

    private static String line(DeadLetter letter) {
        return "%s  %d@%d  %s  %s  key %s%s"
                .formatted(
                        letter.at(),
                        letter.partition().partition(),
                        letter.offset(),
                        letter.type().isEmpty() ? "-" : letter.type(),
                        letter.id().isEmpty() ? "-" : letter.id(),
                        letter.key(),
                        letter.replays() == 0 ? "" : "  replays " + letter.replays());
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        boolean told = failure instanceof DeadLettersFailed || failure instanceof StepFailed;
        String what = failure instanceof KafkaException ? "Kafka: " + failure.getMessage() : failure.toString();
        command.getErr().println("dead-letters: " + (told ? failure.getMessage() : what));
        command.getErr().flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
