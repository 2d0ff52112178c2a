package io.homewatt.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitoringTest {
    private static final Set<String> FUNCTIONS = Set.of("sum", "min", "max", "rate", "increase", "histogram_quantile");
    private static final Pattern RUNBOOK =
            Pattern.compile("^### (\\w+)\\n(.*?)(?=^#|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private final Monitoring monitoring = Monitoring.ofCheckout();
    private final String operations;

    MonitoringTest() throws IOException {
        operations = Files.readString(Path.of("../../docs/operations.md"));
    }

    @Test
    void everyAlertHasItsParagraphAndEveryParagraphItsAlert() {
        List<String> alerts = monitoring.alerts().stream()
                .map(alert -> alert.path("alert").asText())
                .toList();
        List<String> paragraphs = RUNBOOK.matcher(operations)
                .results()
                .map(paragraph -> paragraph.group(1))
                .toList();

        assertThat(paragraphs).containsExactlyElementsOf(alerts);
        assertThat(alerts).doesNotHaveDuplicates();
    }

    @Test
    void everyParagraphSaysWhatItMeansWhatToLookAtAndWhatToDo() {
        assertThat(RUNBOOK.matcher(operations).results()).allSatisfy(paragraph -> assertThat(paragraph.group(2))
                .as(paragraph.group(1))
                .contains("**Means**", "**Look at**", "**Do**"));
    }

    @Test
    void everyAlertHasAThresholdATimeASeverityAndItsRunbook() {
        for (JsonNode alert : monitoring.alerts()) {
            String name = alert.path("alert").asText();
            assertThat(alert.path("expr").asText()).as(name).containsPattern("(==|<|>) [0-9.e]+$");
            assertThat(alert.path("for").asText()).as(name).matches("\\d+[mhd]");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void everyExpressionIsWellFormedAndUsesFunctionsThatThereAre() {
        assertThat(monitoring.expressions()).hasSizeGreaterThan(20).allSatisfy(expression -> assertThat(
                        new Promql(expression).functions())
                .as(expression)
                .isSubsetOf(FUNCTIONS));
    }

    @Test
    void thePanelsOfTheDashboardDoNotOverlap() {
        var taken = new HashSet<String>();
        for (JsonNode panel : monitoring.dashboard().path("panels")) {
            JsonNode at = panel.path("gridPos");
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(taken.add(x + "," + y))
                            .as("%s at %s", panel.path("title"), at)
                            .isTrue();
                    assertThat(x).isLessThan(24);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "up{job=~\"a|b(\"} == 0; up",
                "sum by (job, topic) (rate(x_total[5m])) > 5e9; x_total",
                "a / on (job) group_left (pod) b offset 5m; a b",
                "histogram_quantile(0.95, sum by (le) (rate(s_bucket[15m:1m]))); s_bucket"
            })
    void metricsAreWhatIsLeftOfAnExpression(String expression, String metrics) {
        assertThat(new Promql(expression).metrics()).containsExactly(metrics.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum(a", "a)", "sum(a[5m)]", "a{b=\"c\""})
    void aBracketWithoutItsPartnerIsFound(String expression) {
        assertThatThrownBy(() -> new Promql(expression)).isInstanceOf(IllegalArgumentException.class);
    }
}
