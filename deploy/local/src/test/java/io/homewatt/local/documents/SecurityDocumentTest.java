package io.homewatt.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code SECURITY.md} has every number of OWASP's list, each with tests that there are. */
class SecurityDocumentTest {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern POINT =
            Pattern.compile("(?m)^\\| (API\\d+:2023) [^|]+\\|([^|]+)\\|([^|]+)\\|[^|]+\\|$");
    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");

    private final String document;

    SecurityDocumentTest() throws IOException {
        document = Files.readString(CHECKOUT.resolve("SECURITY.md"));
    }

    @Test
    void everyPointIsThereWithTestsThatThereAre() throws IOException {
        Set<String> classes = classes();
        List<String> numbers =
                POINT.matcher(document).results().map(point -> point.group(1)).toList();
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(i -> "API" + i + ":2023")
                        .toList());

        Matcher point = POINT.matcher(document);
        while (point.find()) {
            List<String> named = CLASS.matcher(point.group(2) + point.group(3))
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(named).as(point.group(1)).anyMatch(name -> name.endsWith("Test"));
            assertThat(classes).as(point.group(1)).containsAll(named);
        }
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(CHECKOUT)) {
            return files.filter(file -> file.toString().contains("/src/")
                            && file.getFileName().toString().endsWith(".java"))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
