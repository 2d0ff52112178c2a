package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homewatt.local.Ports;
import io.homewatt.local.monitoring.Monitoring;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the alerts and the dashboard ask for, and what the services of the running platform tell. */
@ExtendWith(RunningPlatform.class)
class MetricsIT {
    private static final List<String> DATABASE_SERVICES =
            List.of(Ports.CUSTOMER, Ports.PROPERTY, Ports.ACCOUNT, Ports.DISAGGREGATION);

    /** Prometheus makes it itself. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Pattern NAME = Pattern.compile("^([a-zA-Z_:][\\w:]*)[{ ]", Pattern.MULTILINE);

    private final Ports ports;
    private final Caller backEnd;

    MetricsIT(RunningPlatform.Running running) {
        ports = running.ports();
        backEnd = running.backEnd();
    }

    @Test
    void everyMetricOfTheAlertsAndTheDashboardIsThere() {
        backEnd.get("/customer/v1/customers").expect(200);

        var told = new TreeSet<>(OF_PROMETHEUS);
        DATABASE_SERVICES.forEach(service -> told.addAll(names(service)));
        told.addAll(names(Ports.WORKER));

        Monitoring monitoring = Monitoring.ofCheckout();
        assertThat(monitoring.metrics()).isNotEmpty().isSubsetOf(told);
    }

    @Test
    void everyOutboxIsReadFromItsSlot() {
        for (String service : DATABASE_SERVICES) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(value(service, "homewatt_outbox_slot_active"))
                        .as(service)
                        .isEqualTo(1);
                assertThat(value(service, "homewatt_outbox_slot_lag_bytes"))
                        .as(service)
                        .isBetween(0.0, 1e9);
                assertThat(value(service, "homewatt_outbox_age_seconds"))
                        .as(service)
                        .isBetween(0.0, 60.0);
            });
        }
    }

    @Test
    void noPathThatACallerMakesUpMakesASeries() {
        for (int i = 0; i < 20; i++) {
            backEnd.get("/customer/v1/customers/customer_" + i);
            backEnd.get("/customer/v1/customers/x/y/" + i);
            backEnd.get("/customer/v1/customers/customer_" + i + "/properties/property_" + i);
            var unrouted = HttpRequest.newBuilder(
                    URI.create("http://localhost:" + ports.of(Ports.CUSTOMER) + "/made-up/" + i));
            Caller.send(unrouted, "GET", "");
        }

        for (String service : List.of(Ports.CUSTOMER, Ports.PROPERTY)) {
            assertThat(scrape(service))
                    .contains("http_server_requests_seconds_count")
                    .doesNotContain("made-up/")
                    .doesNotContain("customer_1")
                    .doesNotContain("x/y/");
        }
    }

    private Set<String> names(String service) {
        var names = new TreeSet<String>();
        var matcher = NAME.matcher(scrape(service));
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private double value(String service, String name) {
        return scrape(service)
                .lines()
                .filter(line -> line.matches(name + "[{ ].*"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    private String scrape(String service) {
        var metrics = URI.create("http://localhost:" + ports.managementOf(service) + "/q/metrics");
        return Caller.send(HttpRequest.newBuilder(metrics).header("Accept", "text/plain"), "GET", "")
                .body()
                .asText();
    }
}
