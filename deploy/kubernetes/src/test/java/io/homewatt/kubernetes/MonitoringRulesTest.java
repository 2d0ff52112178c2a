package io.homewatt.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prometheus and Grafana are to know: of one platform at a time, where a cluster has several. */
class MonitoringRulesTest {
    /** The functions and metrics themselves are held to in the local platform's tests. */
    private static final Pattern MIXED = Pattern.compile("\\b(sum|min|max|avg|count)\\b(?! by \\(namespace[,)])");

    private static final Pattern OF_ALL =
            Pattern.compile("\\b[a-z]+(_[a-z]+)+(?![\\w(]|\\{namespace=\"\\$namespace\")");

    static Stream<Overlay> overlays() {
        return Overlay.all();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noFigureIsMadeOfTwoNamespaces(Overlay overlay) {
        assertThat(Stream.concat(alerts(overlay), panels(overlay))
                        .map(each -> each.path("expr").asText()))
                .hasSizeGreaterThan(30)
                .allSatisfy(expression -> assertThat(expression).doesNotContainPattern(MIXED));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyAlertSaysInWhichNamespaceAndWhereItIsWrittenWhatToDo(Overlay overlay) {
        String operations = Checkout.text("docs/operations.md");
        assertThat(alerts(overlay)).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(alert.at("/annotations/summary").asText()).contains("{{ $labels.namespace }}");
            assertThat(alert.at("/annotations/runbook_url").asText())
                    .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(operations).containsPattern("(?m)^###+ " + name + "\\n\\*\\*Means\\*\\*");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theDashboardShowsOneNamespace(Overlay overlay) {
        assertThat(dashboard(overlay).at("/templating/list").findValuesAsText("name"))
                .contains("namespace");
        assertThat(panels(overlay).map(panel -> panel.path("expr").asText()))
                .allSatisfy(expression -> assertThat(expression).doesNotContainPattern(OF_ALL));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void databasesAreWatchedEachByItsNameAndStandbysWhereThereAreSome(Overlay overlay) {
        List<PodMonitor> monitors = overlay.all("PodMonitor", PodMonitor.class);
        assertThat(monitors).hasSize(1).allSatisfy(monitor -> {
            assertThat(monitor.getSpec().getJobLabel()).isEqualTo("cnpg.io/cluster");
            assertThat(monitor.getSpec().getSelector().getMatchExpressions())
                    .allMatch(each -> each.getKey().equals("cnpg.io/cluster")
                            && each.getOperator().equals("Exists"));
            assertThat(monitor.getSpec().getPodMetricsEndpoints())
                    .extracting(endpoint -> endpoint.getPort())
                    .containsExactly("metrics");
        });
        boolean standbys = overlay.kind("Cluster")
                .anyMatch(database -> database.spec().path("instances").asInt() > 1);
        assertThat(alerts(overlay)
                        .anyMatch(alert -> alert.path("alert").asText().equals("StandbyMissing")))
                .isEqualTo(standbys);
    }

    private static Stream<JsonNode> alerts(Overlay overlay) {
        return overlay.kind("PrometheusRule").flatMap(rule -> rule.spec().path("groups").findParents("alert").stream());
    }

    private static Stream<JsonNode> panels(Overlay overlay) {
        return dashboard(overlay).path("panels").findParents("expr").stream();
    }

    private static JsonNode dashboard(Overlay overlay) {
        JsonNode map =
                overlay.find("ConfigMap", "homewatt-dashboard").orElseThrow().node();
        try {
            return new ObjectMapper()
                    .readTree(map.path("data").path("homewatt.json").asText());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
