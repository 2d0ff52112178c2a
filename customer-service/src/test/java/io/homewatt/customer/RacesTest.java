package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two clients at once, a hundred times: one wins each time, and nobody is told of a fault of ours. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class RacesTest {
    private static final int ROUNDS = 100;

    private final CustomerApi api = CustomerApi.fresh();
    private final ExecutorService clients = Executors.newFixedThreadPool(2);

    @AfterEach
    void end() {
        clients.shutdownNow();
    }

    @Test
    void oneOfTwoGetsTheEmailAddress() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String address = "race" + round + "@example.org";
            List<Response> answers =
                    both(client -> client.body(Map.of("first_name", "A", "last_name", "B", "email_address", address))
                            .post(PATH));
            assertThat(outcomes(answers)).containsExactly("201", "409 email_address_taken");
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(ROUNDS);
    }

    @Test
    void aKeyIsCarriedOutOnceAndBothGetItsAnswer() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "key-" + round;
            List<Response> answers = both(client -> client.header("Idempotency-Key", key)
                    .body(Map.of("first_name", "A", "last_name", "B"))
                    .post(PATH));
            assertThat(outcomes(answers)).containsExactly("201", "201");
            assertThat(answers.get(0).asString()).isEqualTo(answers.get(1).asString());
            assertThat(answers.get(0).header("Location"))
                    .isEqualTo(answers.get(1).header("Location"));
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(ROUNDS);
    }

    @Test
    void aKeyStandsForOneOfTwoRequests() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "key-" + round;
            Function<String, Callable<Response>> create = name -> () -> api.asBackEnd()
                    .header("Idempotency-Key", key)
                    .body(Map.of("first_name", "A", "last_name", name))
                    .post(PATH);
            List<Response> answers = both(create.apply("B"), create.apply("C"));
            assertThat(outcomes(answers)).containsExactly("201", "409 idempotency_key_reused");
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(ROUNDS);
    }

    @Test
    void oneOfTwoChangesWhatBothHaveSeen() throws Exception {
        String customer = PATH + "/" + api.create();
        for (int round = 0; round < ROUNDS; round++) {
            String seen = api.asBackEnd().get(customer).header("ETag");
            String name = "Name " + round;
            List<Response> answers = both(client -> client.header("If-Match", seen)
                    .body(Map.of("first_name", name))
                    .patch(customer));
            assertThat(outcomes(answers)).containsExactly("200", "412 precondition_failed");
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(1 + ROUNDS);
    }

    @Test
    void twoClosingsAreOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String customer = PATH + "/" + api.create();
            assertThat(outcomes(both(client -> client.delete(customer)))).containsExactly("200", "200");
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(2 * ROUNDS);
    }

    private List<Response> both(Function<RequestSpecification, Response> request) throws Exception {
        RequestSpecification one = api.asBackEnd();
        RequestSpecification other = api.asBackEnd();
        return both(() -> request.apply(one), () -> request.apply(other));
    }

    private List<Response> both(Callable<Response> first, Callable<Response> second) throws Exception {
        List<Future<Response>> answers = clients.invokeAll(List.of(first, second));
        return List.of(answers.get(0).get(), answers.get(1).get());
    }

    private static Stream<String> outcomes(List<Response> answers) {
        return answers.stream()
                .map(answer -> answer.statusCode() < 400
                        ? Integer.toString(answer.statusCode())
                        : answer.statusCode() + " " + answer.path("error.code"))
                .sorted();
    }
}
