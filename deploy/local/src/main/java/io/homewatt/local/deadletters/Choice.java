package io.homewatt.local.deadletters;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which of a topic's messages are meant. */
final class Choice {
    @Option(names = "--partition", paramLabel = "N", description = "only those of this partition")
    private Integer partition;

    @Option(names = "--offset", paramLabel = "N", description = "only that of this offset; with --partition")
    private Long offset;

    @Option(names = "--reason", paramLabel = "TEXT", description = "only those whose reason has this in it")
    private String reason;

    @Option(
            names = "--max",
            paramLabel = "N",
            defaultValue = "1000",
            description = "at most so many, the oldest first (${DEFAULT-VALUE})")
    private int max;

    List<DeadLetter> of(List<DeadLetter> letters) {
        if (offset != null && partition == null) {
            throw new DeadLettersFailed("--offset says too little without --partition");
        }
        return letters.stream()
                .filter(letter -> partition == null || letter.partition().partition() == partition)
                .filter(letter -> offset == null || letter.offset() == offset)
                .filter(letter -> reason == null || contains(letter.reason()))
                .limit(max)
                .toList();
    }

    private boolean contains(String text) {
        return text.toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT));
    }
}
