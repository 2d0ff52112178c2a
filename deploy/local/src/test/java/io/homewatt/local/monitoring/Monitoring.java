package io.homewatt.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The alerts and the dashboard of the cluster. */
public record Monitoring(List<JsonNode> alerts, JsonNode dashboard) {

    /** Those of this checkout. */
    public static Monitoring ofCheckout() {
        Path folder = Path.of("../kubernetes/base/monitoring");
        try {
            JsonNode rules = new ObjectMapper(new YAMLFactory())
                    .readTree(folder.resolve("alerts.yaml").toFile());
            JsonNode dashboard = new ObjectMapper()
                    .readTree(folder.resolve("dashboards/homewatt.json").toFile());
            return new Monitoring(List.copyOf(rules.at("/spec/groups").findParents("alert")), dashboard);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every metric that they ask for. */
    public Set<String> metrics() {
        var metrics = new TreeSet<String>();
        expressions().forEach(expression -> metrics.addAll(new Promql(expression).metrics()));
        return metrics;
    }

    Stream<String> expressions() {
        return Stream.concat(
                alerts.stream().map(alert -> alert.path("expr").asText()),
                dashboard.findValues("expr").stream().map(JsonNode::asText));
    }
}
