package io.homewatt.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be told of the images without building them. */
class DockerfileTest {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    private final String file;

    DockerfileTest() throws IOException {
        file = Files.readString(CHECKOUT.resolve("Dockerfile"));
    }

    @Test
    void thePomOfEveryModuleIsThereWhenLibrariesAreFetched() throws IOException {
        List<String> poms = new ArrayList<>();
        poms(CHECKOUT, poms);
        String before = file.substring(0, file.indexOf("dependency:go-offline"));

        assertThat(poms).hasSizeGreaterThan(10);
        for (String pom : poms) {
            assertThat(before).as(pom).containsPattern("COPY " + Pattern.quote(pom) + " ");
        }
    }

    @Test
    void everyImageThatItStandsOnHasAnExactVersion() {
        List<String> images = find("(?m)^ARG \\w+=(\\S+:\\S+)$");

        assertThat(images).hasSize(2).allMatch(image -> image.matches("[a-z-]+:\\d+\\.\\d+\\.\\d+\\S*"));
        assertThat(find("(?m)^FROM (\\S+)")).allMatch(image -> image.matches("\\$\\{(MAVEN|JAVA)}"));
    }

    @Test
    void itRunsAsNobodySpecialAndWithFonts() {
        assertThat(file.lines().filter(line -> line.startsWith("USER"))).containsExactly("USER 10001:10001");
        assertThat(file.indexOf("USER")).isLessThan(file.indexOf("ENTRYPOINT"));
        assertThat(file).contains("fontconfig fonts-dejavu-core");
    }

    @Test
    void whatWeWriteComesAfterTheLibraries() {
        assertThat(file.indexOf("/layers/libraries/ ./")).isPositive().isLessThan(file.indexOf("/layers/own/ ./"));
    }

    @Test
    void jibBuildsTheSameWithoutDocker() throws IOException {
        String profile = Files.readString(CHECKOUT.resolve("platform/pom.xml"));
        List<String> variables = find("((?:QUARKUS|HOMEWATT)_[A-Z_]+=[\\w.]+)");

        assertThat(variables).hasSize(5);
        for (String variable : variables) {
            String[] pair = variable.split("=");
            assertThat(profile)
                    .contains("<quarkus.jib.environment-variables." + pair[0] + ">" + pair[1]
                            + "</quarkus.jib.environment-variables." + pair[0] + ">");
        }
        assertThat(profile)
                .contains("<quarkus.jib.base-jvm-image>"
                        + find("(?m)^ARG JAVA=(\\S+)$").get(0) + "<")
                .contains("<quarkus.jib.user>" + find("(?m)^USER (\\S+)$").get(0) + "<")
                .contains(
                        "<quarkus.jib.ports>" + find("(?m)^EXPOSE (.+)$").get(0).replace(' ', ',') + "<");
    }

    /** A module's pom and those of the modules that it names. */
    private static void poms(Path folder, List<String> found) throws IOException {
        Path pom = folder.resolve("pom.xml");
        found.add(CHECKOUT.relativize(pom).toString());
        var modules = Pattern.compile("<module>([^<]+)</module>").matcher(Files.readString(pom));
        while (modules.find()) {
            poms(folder.resolve(modules.group(1)), found);
        }
    }

    private List<String> find(String pattern) {
        return Pattern.compile(pattern)
                .matcher(file)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
