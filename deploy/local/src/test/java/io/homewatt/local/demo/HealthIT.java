package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homewatt.local.Platform;
import io.homewatt.local.Ports;
import io.homewatt.local.process.Part;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services say of their health while what they depend on does not move. */
@ExtendWith(RunningPlatform.class)
class HealthIT {
    private static final List<String> WITH_DATABASE =
            List.of(Ports.CUSTOMER, Ports.PROPERTY, Ports.ACCOUNT, Ports.DISAGGREGATION);

    private final Platform platform;
    private final Ports ports;
    private final Settings settings;
    private final Caller backEnd;

    HealthIT(RunningPlatform.Running running) {
        platform = running.platform();
        ports = running.ports();
        settings = running.settings();
        backEnd = running.backEnd();
    }

    @Test
    void whileAllIsThereAllIsWell() {
        for (Part service : platform.services()) {
            assertThat(Probe.of(ports, service.name(), "started").status())
                    .as(service.name())
                    .isEqualTo(200);
            assertThat(Probe.of(ports, service.name(), "live").checks().findValuesAsText("name"))
                    .containsExactlyInAnyOrder("channels", "event loops");
        }
    }

    /** The registry is no part of it: the worker's tests take that away. */
    @Test
    void withoutKafkaOrTheIdentityProviderAllServeAndNoneIsToBeRestarted() throws Exception {
        List<Part> away = List.of(platform.part("kafka"), platform.part("keycloak"));
        for (Part part : away) {
            signal("STOP", part.pid().orElseThrow());
        }
        try {
            // Longer than sessions and requests of Kafka's clients last.
            await().pollDelay(Duration.ofSeconds(15))
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> {
                        for (Part service : platform.services()) {
                            assertThat(Probe.of(ports, service.name(), "live").status())
                                    .as(service.name())
                                    .isEqualTo(200);
                            assertThat(Probe.of(ports, service.name(), "ready").status())
                                    .as(service.name())
                                    .isEqualTo(200);
                        }
                    });
        } finally {
            for (Part part : away) {
                signal("CONT", part.pid().orElseThrow());
            }
        }
        goesOn(8_400_000_000L);
    }

    @Test
    void withoutItsDatabaseAServiceIsNotReadyAndIsNotToBeRestarted() throws Exception {
        long postgres = platform.part("postgres").pid().orElseThrow();
        signal("STOP", postgres);
        try {
            ProcessHandle.of(postgres).orElseThrow().descendants().forEach(ProcessHandle::destroyForcibly);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                for (String service : WITH_DATABASE) {
                    assertThat(Probe.of(ports, service, "ready").status())
                            .as(service)
                            .isEqualTo(503);
                    assertThat(Probe.of(ports, service, "live").status())
                            .as(service)
                            .isEqualTo(200);
                }
                assertThat(Probe.of(ports, Ports.WORKER, "ready").status()).isEqualTo(200);
            });
        } finally {
            signal("CONT", postgres);
        }
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            for (String service : WITH_DATABASE) {
                assertThat(Probe.of(ports, service, "ready").status())
                        .as(service)
                        .isEqualTo(200);
            }
        });
        everyOutboxIsReadOn();
        goesOn(8_400_000_001L);
    }

    /** Without a new event: what was written before is behind the readers, of databases that nobody writes to, too. */
    private void everyOutboxIsReadOn() throws SQLException {
        String server = settings.postgres();
        String[] login = server.replaceFirst(".*//([^@]*)@.*", "$1").split(":");
        String url = "jdbc:" + server.replaceFirst("//[^@]*@", "//");
        try (var connection = DriverManager.getConnection(url, login[0], login[1]);
                var statement = connection.createStatement()) {
            String now = only(statement, "select pg_current_wal_lsn()");
            await().atMost(Duration.ofMinutes(2))
                    .until(
                            () -> only(
                                    statement,
                                    "select count(*) from pg_replication_slots where confirmed_flush_lsn > '" + now
                                            + "'"),
                            String.valueOf(WITH_DATABASE.size())::equals);
        }
    }

    private static String only(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** From a new token to what the worker has found out, and back. */
    private void goesOn(long icp) {
        backEnd.authenticate().expect(200);
        Clients.Accepted accepted = Clients.create(backEnd, Icp.of(icp));
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> backEnd.get(accepted.property()).expect(200).data(),
                        property -> property.path("property_lifecycle").asText().equals("verified"));
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        int code = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                .start()
                .waitFor();
        assertThat(code).isZero();
    }
}
