package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.local.Platform;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole platform, started by the program behind {@code deploy/up}, with every part killed once in the middle. */
@ExtendWith(RunningPlatform.class)
class PlatformIT {
    private static final int PROPERTIES = 200;

    private final Platform platform;
    private final Settings settings;
    private final Realm realm;
    private final Caller backEnd;

    PlatformIT(RunningPlatform.Running running) {
        platform = running.platform();
        settings = running.settings();
        realm = running.realm();
        backEnd = running.backEnd();
    }

    @Test
    void anUnknownIcpLeavesItsPropertyUnverifiedWithTheReason() {
        JsonNode data = awaitVerification(create(customer(), "0000143418TRD9E")).data();

        assertThat(data.path("property_lifecycle").asText()).isEqualTo("unverified");
        assertThat(data.at("/verification/reason").asText()).isEqualTo("check_digits_wrong");
        assertThat(data.has("cache_smart_meter")).isFalse();
    }

    @Test
    void everyLinkOfTheFrontPageLeadsSomewhere() {
        var page = Caller.send(HttpRequest.newBuilder(settings.gateway().resolve("/")), "GET", "");
        List<String> links = Pattern.compile("href=\"(/[^\"]*)\"")
                .matcher(page.body().asText())
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).contains("/docs/customer/openapi", "/docs/property/swagger-ui/");
        for (String link : links) {
            var answer = Caller.send(HttpRequest.newBuilder(settings.gateway().resolve(link)), "GET", "");
            assertThat(answer.status()).as(link).isEqualTo(200);
        }
    }

    @Test
    void anAppIdAndKeyAreAsGoodAsAToken() {
        Settings.Organisation a = settings.organisation("A");
        var stranger = new Settings.Organisation("A", a.clientId(), "wrong", a.appId(), a.utilityCode());

        assertThat(Caller.withCredentials(settings, a).get("/rest/v1/accounts").status())
                .isEqualTo(200);
        assertThat(backEnd.get("/rest/v1/accounts").status()).isEqualTo(200);
        Answer refused = Caller.withCredentials(settings, stranger).get("/rest/v1/accounts");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.result().path("code").asText()).isEqualTo("Unauthorized");
    }

    @Test
    void whoMayNotSeeAPropertyDoesNot() {
        String customer = customer();
        String property = create(customer, "0000143418TRD9F");
        var stranger = new Caller(settings, settings.organisation("B"));

        assertThat(stranger.get(customer).status()).isEqualTo(404);
        assertThat(stranger.get(property).status()).isEqualTo(404);
        assertThat(stranger.get(customer + "/properties").status()).isEqualTo(404);
        assertThat(stranger.post(customer + "/properties", Map.of("icp", "0000143418TRD9F"))
                        .status())
                .isEqualTo(404);
        var anonymous = HttpRequest.newBuilder(settings.gateway().resolve(property));
        assertThat(Caller.send(anonymous, "GET", "").status()).isEqualTo(401);
        assertThat(backEnd.post(customer + "/properties", Map.of("icp", "ABC")).status())
                .isEqualTo(400);
    }

    @Test
    void aCustomerWithAnEmailAddressBecomesActiveAndItsUserIsDisabledOnRemoval() {
        String customer = customer();
        String id = customer.substring(customer.lastIndexOf('/') + 1);

        JsonNode active = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> backEnd.get(customer).data(),
                        data -> data.path("customer_lifecycle").asText().equals("active"));

        JsonNode user = realm.userNamed(id);
        assertThat(user.path("id").asText())
                .isEqualTo(active.path("auth_user_id").asText());
        assertThat(user.path("email").asText())
                .isEqualTo(active.path("email_address").asText());
        assertThat(user.path("enabled").asBoolean()).isTrue();
        assertThat(user.at("/attributes/customer_id/0").asText()).isEqualTo(id);
        assertThat(realm.groupsOf(user)).containsExactly("org_a");
        var household = realm.signIn(user, settings.organisation("A").appId());
        assertThat(household.get(settings.gateway().resolve(customer)).status()).isEqualTo(200);
        assertThat(household.get(settings.gateway().resolve(customer())).status())
                .isEqualTo(404);

        assertThat(backEnd.delete(customer).status()).isEqualTo(200);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> !realm.userNamed(id).path("enabled").asBoolean());
        JsonNode disabled = realm.userNamed(id);
        assertThat(disabled.path("attributes")).isEqualTo(user.path("attributes"));
        assertThat(disabled.path("email")).isEqualTo(user.path("email"));
    }

    /** Every creation that was answered with 201 ends verified once, and what is in the outboxes was delivered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "enrichment-worker",
                "property-service",
                "customer-service",
                "connect",
                "kafka",
                "postgres",
                "keycloak"
            })
    void aPartThatIsKilledLosesNothingAndActsOnNothingTwice(String part) {
        String properties = customer() + "/properties";
        var created = new AtomicInteger();
        CompletableFuture<Void> kill = CompletableFuture.runAsync(() -> {
            await().atMost(Duration.ofMinutes(2)).until(() -> created.get() >= PROPERTIES / 4);
            ProcessHandle.of(platform.part(part).pid().orElseThrow())
                    .orElseThrow()
                    .destroyForcibly();
        });

        createAll(properties, created);
        kill.join();

        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(verified(properties)).hasSize(PROPERTIES));
        await().atMost(Duration.ofMinutes(1)).until(() -> platform.part(part).ready());
        Set<String> verifiedHere = verified(properties);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            var delivered = Delivered.all(settings.kafka());
            assertThat(delivered.ids()).containsAll(Outboxes.ids(settings.postgres()));
            assertThat(delivered.subjectsOf("property.verified.v1"))
                    .filteredOn(verifiedHere::contains)
                    .as("each property is verified by one event, however often that was delivered")
                    .hasSize(PROPERTIES)
                    .doesNotHaveDuplicates();
        });
    }

    /** Creates all, as a client does that tries again when it is told to or gets no answer. */
    private void createAll(String properties, AtomicInteger created) {
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Void>> done = new ArrayList<>();
            for (int i = 0; i < PROPERTIES; i++) {
                String icp = Icp.of(7_000_000_000L + i);
                done.add(CompletableFuture.runAsync(
                        () -> {
                            await().atMost(Duration.ofMinutes(1))
                                    .pollInterval(Duration.ofMillis(200))
                                    .pollDelay(Duration.ZERO)
                                    .ignoreExceptions()
                                    .until(() -> isCreated(backEnd.post(properties, Map.of("icp", icp))));
                            created.incrementAndGet();
                        },
                        clients));
            }
            done.forEach(CompletableFuture::join);
        } finally {
            clients.shutdownNow();
        }
    }

    /** Whether it is there; a conflict means that an earlier try was carried out, though its answer was lost. */
    private boolean isCreated(Answer answer) {
        if (answer.status() != 503 && answer.status() != 504) {
            assertThat(answer.status()).as("%s", answer.body()).isIn(201, 409);
            return true;
        }
        return false;
    }

    private Set<String> verified(String properties) {
        Set<String> ids = new HashSet<>();
        backEnd.get(properties + "?limit=500").expect(200).data().forEach(property -> {
            if (property.path("property_lifecycle").asText().equals("verified")) {
                ids.add(property.path("property_id").asText());
            }
        });
        return ids;
    }

    private String customer() {
        Map<String, String> customer = Map.of(
                "first_name", "Aroha", "last_name", "Ngata", "email_address", UUID.randomUUID() + "@example.org");
        return "/customer/v1/customers/"
                + backEnd.post("/customer/v1/customers", customer)
                        .expect(201)
                        .body()
                        .path("customer_id")
                        .asText();
    }

    private String create(String customer, String icp) {
        return customer + "/properties/"
                + backEnd.post(customer + "/properties", Map.of("icp", icp))
                        .expect(201)
                        .data()
                        .path("property_id")
                        .asText();
    }

    private Answer awaitVerification(String property) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> backEnd.get(property), answer -> !answer.data()
                .at("/verification/status")
                .asText()
                .equals("pending"));
    }
}
