package io.homewatt.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.local.Platform;
import io.homewatt.local.Ports;
import io.homewatt.local.process.Part;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients of the gateway and what is under way see of a restart: a moment's wait, and no more. */
@ExtendWith(RunningPlatform.class)
class RestartIT {
    private static final String CUSTOMERS = "/customer/v1/customers";
    private static final Duration PACE = Duration.ofMillis(200);

    private final Platform platform;
    private final Ports ports;
    private final Settings settings;
    private final Caller backEnd;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile boolean enough;

    RestartIT(RunningPlatform.Running running) {
        platform = running.platform();
        ports = running.ports();
        settings = running.settings();
        backEnd = running.backEnd();
    }

    @Test
    void allServicesAreRestartedUnderLoadWithoutAFailureOrALoss() throws Exception {
        String home = created(CUSTOMERS, Map.of("first_name", "Aroha", "last_name", "Ngata"), "customer_id");
        String properties = CUSTOMERS + "/" + home + "/properties";
        Set<String> customers = ConcurrentHashMap.newKeySet();
        Map<String, String> icps = new ConcurrentHashMap<>();
        var number = new AtomicInteger();
        List<CompletableFuture<Void>> clients = List.of(
                client(() -> customers.add(created(
                        CUSTOMERS,
                        Map.of("first_name", "Kiri", "last_name", "Number " + number.get()),
                        "customer_id"))),
                client(() -> {
                    String icp = Icp.of(8_000_000_000L + number.incrementAndGet());
                    icps.put(icp, created(properties, Map.of("icp", icp), "property_id"));
                }),
                client(() -> read(CUSTOMERS + "/" + home)),
                client(() -> read(properties + "?limit=5")),
                client(() -> read("/rest/v1/accounts")));
        await().atMost(Duration.ofMinutes(1)).until(() -> icps.size() > 5 && customers.size() > 5);

        for (Part service : platform.services()) {
            service.restart();
        }
        int before = icps.size();
        await().atMost(Duration.ofMinutes(1)).until(() -> icps.size() > before + 5 || !failures.isEmpty());
        enough = true;
        clients.forEach(CompletableFuture::join);

        assertThat(failures).isEmpty();
        assertThat(reads).hasPositiveValue();
        for (String customer : customers) {
            assertThat(backEnd.get(CUSTOMERS + "/" + customer).status()).isEqualTo(200);
        }
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(verified(properties)).isEqualTo(icps));
        Set<String> ids = new HashSet<>(icps.values());
        assertThat(Delivered.all(settings.kafka()).subjectsOf("property.verified.v1"))
                .filteredOn(ids::contains)
                .hasSize(ids.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void aRequestUnderWayIsFinishedByAServiceThatIsNotReadyAnyMore() throws Exception {
        Part service = platform.part(Ports.CUSTOMER);
        byte[] body = "{\"first_name\":\"Slow\",\"last_name\":\"Writer\"}".getBytes(UTF_8);
        String head = "POST " + CUSTOMERS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + backEnd.token() + "\r\nahiko-app-id: "
                + settings.organisation("A").appId() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        CompletableFuture<Void> restart;
        String answer;
        try (var socket = new Socket("localhost", ports.of(Ports.CUSTOMER))) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body, 0, 10);
            socket.getOutputStream().flush();
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            restart = CompletableFuture.runAsync(() -> {
                try {
                    service.restart();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            await().atMost(Duration.ofSeconds(10))
                    .ignoreExceptions()
                    .until(() -> Probe.of(ports, Ports.CUSTOMER, "ready").status() == 503);
            socket.getOutputStream().write(body, 10, body.length - 10);
            socket.getOutputStream().flush();
            answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
        restart.join();

        assertThat(answer).startsWith("HTTP/1.1 201");
        assertThat(Probe.of(ports, Ports.CUSTOMER, "ready").status()).isEqualTo(200);
    }

    private String created(String path, Map<String, String> body, String id) {
        Answer answer = backEnd.post(path, body, UUID.randomUUID().toString());
        if (answer.status() != 201) {
            throw new AssertionError("POST " + path + ": " + answer.status() + " " + answer.body());
        }
        return answer.body().path(id).asText(answer.data().path(id).asText());
    }

    /** The ids of the customer's verified properties by their ICPs. */
    private Map<String, String> verified(String properties) {
        Map<String, String> verified = new HashMap<>();
        String cursor = "";
        do {
            Answer page = backEnd.get(properties + "?limit=500" + cursor).expect(200);
            page.data().forEach(property -> {
                if (property.path("property_lifecycle").asText().equals("verified")) {
                    verified.put(
                            property.path("icp").asText(),
                            property.path("property_id").asText());
                }
            });
            JsonNode next = page.body().path("next_cursor");
            cursor = next.isTextual() ? "&cursor=" + next.asText() : "";
        } while (!cursor.isEmpty());
        return verified;
    }

    private void read(String path) {
        Answer answer = backEnd.get(path);
        if (answer.status() != 200) {
            throw new AssertionError("GET " + path + ": " + answer.status() + " " + answer.body());
        }
        reads.incrementAndGet();
    }

    private CompletableFuture<Void> client(Runnable step) {
        return CompletableFuture.runAsync(
                () -> {
                    while (!enough) {
                        try {
                            step.run();
                        } catch (AssertionError | RuntimeException e) {
                            failures.add(e.getMessage());
                        }
                        LockSupport.parkNanos(PACE.toNanos());
                    }
                },
                command -> {
                    var thread = new Thread(command, "client");
                    thread.setDaemon(true);
                    thread.start();
                });
    }
}
