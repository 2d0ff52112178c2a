package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two clients at once, a hundred times: nothing is lost, nothing is there twice, and nobody is told of a fault of ours. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class RacesTest {
    private static final int ROUNDS = 100;

    @ConfigProperty(name = "homewatt.database.pool")
    int connections;

    private final AccountApi api = AccountApi.fresh();
    private final ExecutorService clients = Executors.newFixedThreadPool(2);

    @AfterEach
    void end() {
        clients.shutdownNow();
    }

    @Test
    void oneOfTwoGetsTheProviderAccountId() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String body = "{\"providerAccountId\":\"p" + round + "\"}";
            assertThat(outcomes(both(() -> api.asBackEnd().body(body).post(PATH))))
                    .containsExactly("200", "409 [Conflict]");
        }
        api.get("").body("count", equalTo(ROUNDS));
        assertThat(SentEvent.of(api.organisation())).hasSize(ROUNDS);
    }

    @Test
    void twoUpsertsAreOneAccountThatHasBoth() throws Exception {
        Function<String, Callable<Response>> upsert =
                body -> () -> api.asBackEnd().body(body).put(PATH);
        for (int round = 0; round < ROUNDS; round++) {
            String start = "{\"providerAccountId\":\"p" + round + "\",";
            List<Response> answers =
                    both(upsert.apply(start + "\"accountName\":\"A\"}"), upsert.apply(start + "\"owner\":\"B\"}"));
            assertThat(outcomes(answers)).containsExactly("200", "200");
            String id = answers.get(0).path("results[0].accountId");
            assertThat(answers.get(1).<String>path("results[0].accountId")).isEqualTo(id);
            api.get("/pid/p" + round)
                    .body("results[0].accountId", equalTo(id))
                    .body("results[0].accountName", equalTo("A"))
                    .body("results[0].owner", equalTo("B"));
        }
        api.get("").body("count", equalTo(ROUNDS));
    }

    @Test
    void changesOfDifferentFieldsAreBothKept() throws Exception {
        String account = PATH + "/" + api.create("{\"providerAccountId\":\"p\"}");
        for (int round = 0; round < ROUNDS; round++) {
            String name = "Name " + round;
            List<Response> answers =
                    both(() -> api.asBackEnd().body(Map.of("accountName", name)).put(account), () -> api.asBackEnd()
                            .body(Map.of("keyName", "k", "dataValue", name))
                            .put(PATH + "/pid/p/properties"));
            assertThat(outcomes(answers)).containsExactly("200", "200");
            api.get("/pid/p")
                    .body("results[0].accountName", equalTo(name))
                    .body("results[0].properties.k.dataValue", equalTo(name));
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(1 + 2 * ROUNDS);
        assertThat(SentEvent.of(api.organisation()).stream().map(SentEvent::aggregateVersion))
                .doesNotHaveDuplicates();
    }

    @Test
    void changesOfOneAddressAreBothKept() throws Exception {
        String account = PATH + "/" + api.create("{\"providerAccountId\":\"p\"}");
        for (int round = 0; round < ROUNDS; round++) {
            String value = "Place " + round;
            List<Response> answers = both(
                    () -> api.asBackEnd()
                            .body(Map.of("address", Map.of("city", value)))
                            .put(account),
                    () -> api.asBackEnd()
                            .body(Map.of("keyName", "address2", "dataValue", value))
                            .put(account + "/properties"));
            assertThat(outcomes(answers)).containsExactly("200", "200");
            api.get("/pid/p")
                    .body("results[0].address.city", equalTo(value))
                    .body("results[0].address.address2", equalTo(value));
        }
    }

    @Test
    void aChangeAndADeletionLeaveADeletedOrARevivedAccount() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String id = api.create("{}");
            List<Response> answers = both(
                    () -> api.asBackEnd().body("{\"accountName\":\"A\"}").put(PATH + "/" + id),
                    () -> api.asBackEnd().delete(PATH + "/" + id));
            assertThat(outcomes(answers)).containsExactly("200", "200");
            String status = api.get("/" + id)
                    .body("results[0].accountName", equalTo("A"))
                    .extract()
                    .path("results[0].status");
            assertThat(status).isIn("ACTIVE", "DELETED");
        }
        int active = api.get("").extract().path("count");
        int deleted = api.get("?status=DELETED").extract().path("count");
        assertThat(active + deleted).isEqualTo(ROUNDS);
    }

    @Test
    void oneOfTwoRemovesTheAccount() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String account = PATH + "/" + api.create("{}") + "?hardDelete=true";
            assertThat(outcomes(both(() -> api.asBackEnd().delete(account))))
                    .containsExactly("200", "404 [ObjectNotFound]");
        }
        api.get("?status=ACTIVE,INACTIVE,DELETED").body("count", equalTo(0));
    }

    /** Each looks for its tariff while it has a connection: who waited for a second one would wait for all the others. */
    @Test
    void moreChangesAtOnceThanConnectionsAllFindTheirTariffs() throws Exception {
        List<String> accounts = Stream.generate(
                        () -> api.create("{\"properties\":{\"customerClass\":{\"dataValue\":\"1\"}}}"))
                .limit(3L * connections)
                .toList();
        ExecutorService many = Executors.newFixedThreadPool(accounts.size());
        try {
            for (Future<Response> answer : many.invokeAll(accounts.stream()
                    .<Callable<Response>>map(id -> () -> api.asBackEnd()
                            .body(Map.of("address", Map.of("zip", "94105", "country", "US")))
                            .put(PATH + "/" + id))
                    .toList())) {
                answer.get().then().statusCode(200).body("results[0].tariffs.masterTariffId", hasItem(522));
            }
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void aChangeIsVisibleToTheNextRequest() {
        for (int round = 0; round < 500; round++) {
            String name = "Name " + round + ".";
            String id = api.create("{\"providerAccountId\":\"p" + round + "\",\"accountName\":\"" + name + "\"}");
            api.get("/pid/p" + round).body("results[0].accountId", equalTo(id));
            api.asBackEnd()
                    .queryParam("search", name)
                    .get(PATH)
                    .then()
                    .body("count", equalTo(1))
                    .body("results[0].accountId", equalTo(id));
            api.get("?providerAccountId=p" + round).body("results[0].accountId", equalTo(id));
            api.get("?pageCount=1&pageStart=" + round)
                    .body("count", equalTo(round + 1))
                    .body("results[0].accountId", equalTo(id));
        }
    }

    private List<Response> both(Callable<Response> request) throws Exception {
        return both(request, request);
    }

    private List<Response> both(Callable<Response> first, Callable<Response> second) throws Exception {
        List<Future<Response>> answers = clients.invokeAll(List.of(first, second));
        return List.of(answers.get(0).get(), answers.get(1).get());
    }

    private static Stream<String> outcomes(List<Response> answers) {
        return answers.stream()
                .map(answer -> answer.statusCode() < 400
                        ? Integer.toString(answer.statusCode())
                        : answer.statusCode() + " " + answer.path("results.code"))
                .sorted();
    }
}
