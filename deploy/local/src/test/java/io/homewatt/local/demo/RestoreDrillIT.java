package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.local.Layout;
import io.homewatt.local.Options;
import io.homewatt.local.Platform;
import io.homewatt.local.Ports;
import io.homewatt.local.Versions;
import io.homewatt.local.backup.Backup;
import io.homewatt.local.backup.TakeBackup;
import io.homewatt.local.console.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A platform that is destroyed, and one that is made of its backup. The last of all: the others share the first one. */
@Order(Integer.MAX_VALUE)
@ExtendWith(RunningPlatform.class)
class RestoreDrillIT {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path TARGET = CHECKOUT.resolve("deploy/local/target/platform");
    private static final String DEAD_LETTERS = "homewatt.meter-reads.v1.dead-letter";
    private static final int ACCEPTED = 30;

    private final Platform platform;
    private final Settings settings;
    private final Caller caller;

    RestoreDrillIT(RunningPlatform.Running running) {
        platform = running.platform();
        settings = running.settings();
        caller = running.backEnd();
    }

    @Test
    void allThatWasAcceptedIsThereAgainAndGoesOn() throws Exception {
        var layout = new Layout(TARGET.resolve("data"));
        var restored = new Layout(TARGET.resolve("restored"));
        Path folder = TARGET.resolve("backup");
        Layout.delete(folder);
        Layout.delete(restored.data());

        // Given a home whose reads came by file, and whose figure is known
        var uploaded = Home.of(settings, Icp.of(8_200_000_000L));
        Clients.Accepted household = Clients.create(caller, uploaded.icp());
        String uploadedAccount = uploaded.open(caller);
        String snapshot = uploaded.upload(caller, household.customer(), household.property());
        JsonNode figure = uploaded.alwaysOn(caller);
        JsonNode report = caller.get(snapshot).expect(200).body();
        // and a message that nobody understands
        String broken = "broken-" + UUID.randomUUID();
        Home.send(settings.kafka(), broken, List.of("these are no reads"));
        await().atMost(Duration.ofSeconds(30)).until(() -> deadLetters(settings).contains(broken));
        // and one whose reads Kafka has, and the service has not, for it is down
        var sent = Home.of(settings, Icp.of(8_200_000_001L));
        sent.open(caller);
        platform.part("disaggregation-service").stop();
        sent.send(settings.kafka());
        List<Clients.Accepted> accepted;
        List<String> events;
        Backup backup;
        try (var clients = new Clients(caller, 8_100_000_000L)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> clients.accepted().size() > ACCEPTED / 2);
            // and properties that wait to be verified, for the worker is down, too
            platform.part("enrichment-worker").stop();
            int before = clients.accepted().size();
            await().atMost(Duration.ofMinutes(1)).until(() -> clients.accepted().size() >= before + ACCEPTED / 2);
            accepted = clients.accepted();
            events = Outboxes.ids(settings.postgres());

            // When it is backed up while clients go on, destroyed, and restored elsewhere
            backup = new TakeBackup(layout, platform.env(), Console.toNowhere()).into(folder);
            await().atMost(Duration.ofMinutes(1)).until(() -> clients.accepted().size() > before + ACCEPTED / 2);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(lifecycle(caller, accepted.get(accepted.size() - 1))).isNotEqualTo("verified");
        platform.stop();
        Layout.delete(layout.data());
        Files.createDirectories(restored.data());
        Backup.open(folder, Versions.ofBuild()).restore(restored);
        var options = new Options(CHECKOUT, restored.data(), TARGET.resolve("tools"), Ports.free(), false, true);

        // Then
        try (Platform other = Platform.start(options, Console.toNowhere())) {
            backup.sendMessages(other.env().get("HOMEWATT_KAFKA"));
            var there = new Settings(other.env());
            var client = new Caller(there, there.organisation("A"));
            assertThat(there.organisation("A")).isEqualTo(settings.organisation("A"));
            accepted.forEach(one -> isThere(client, one));
            assertThat(client.get(snapshot).expect(200).body()).isEqualTo(report);
            assertThat(client.get(uploadedAccount).status()).isEqualTo(200);
            assertThat(uploaded.alwaysOn(client)).isEqualTo(figure);
            assertThat(sent.alwaysOn(client).path("value").asDouble())
                    .isGreaterThan(0.5 * figure.path("value").asDouble());
            assertThat(deadLetters(there)).contains(broken);
            goesOn(there, client);
            eachIsActedUponOnce(there, accepted, events);
        }
    }

    private static void isThere(Caller client, Clients.Accepted one) {
        JsonNode customer = client.get(one.customer()).expect(200).data();
        assertThat(customer.path("first_name").asText()).isEqualTo(one.name());
        JsonNode account = client.get(one.account()).expect(200).result();
        assertThat(account.path("providerAccountId").asText()).isEqualTo(one.name());
        await("the verification of " + one.property())
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> client.get(one.property())
                                .data()
                                .path("property_lifecycle")
                                .asText(),
                        "verified"::equals);
        assertThat(lifecycle(client, one)).isEqualTo("verified");
    }

    private static String lifecycle(Caller client, Clients.Accepted one) {
        JsonNode property = client.get(one.property()).expect(200).data();
        assertThat(property.path("icp").asText()).isEqualTo(one.icp());
        return property.path("property_lifecycle").asText();
    }

    /** From the request to the event of the verified property, through both services, the connectors and the worker. */
    private static void goesOn(Settings there, Caller client) {
        Clients.Accepted later = Clients.create(client, Icp.of(8_300_000_000L));
        isThere(client, later);
        await().atMost(Duration.ofSeconds(30)).until(() -> Delivered.all(there.kafka())
                .subjectsOf("property.verified.v1")
                .contains(later.property().replaceFirst(".*/", "")));
    }

    private static void eachIsActedUponOnce(Settings there, List<Clients.Accepted> accepted, List<String> events)
            throws Exception {
        Set<String> kept = new HashSet<>(Outboxes.ids(there.postgres()));
        assertThat(kept).as("events of the former platform").containsAll(events);
        Set<String> properties = new HashSet<>();
        accepted.forEach(one -> properties.add(one.property().replaceFirst(".*/", "")));
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Delivered delivered = Delivered.all(there.kafka());
            assertThat(delivered.ids()).containsAll(kept);
            assertThat(delivered.subjectsOf("property.verified.v1"))
                    .filteredOn(properties::contains)
                    .as("each property is verified by one event, before the backup or after")
                    .hasSize(accepted.size())
                    .doesNotHaveDuplicates();
        });
    }

    private static Set<String> deadLetters(Settings at) {
        return Set.copyOf(Delivered.of(at.kafka(), List.of(DEAD_LETTERS)).subjectsOf("meter.reads.v1"));
    }
}
