package io.homewatt.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.kafka.companion.KafkaCompanion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(CustomerServiceResource.class)
class RaceTest {
    private static final int ROUNDS = 100;

    KafkaCompanion kafka;

    private PropertyApi api;

    @BeforeEach
    void anOrganisationOfItsOwn() {
        api = new PropertyApi(Organisation.fresh(), kafka);
    }

    @Test
    void ofTwoWhoCreateTheSameIcpOneWins() {
        String customer = api.customer();
        for (int i = 0; i < ROUNDS; i++) {
            String icp = icp(i);

            List<Response> answers = atOnce(() -> create(customer, icp, null), () -> create(customer, icp, null));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> assertThat(
                            answer.<String>path("error.code"))
                    .isEqualTo("property_exists"));
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(ROUNDS);
    }

    @Test
    void twoWithTheSameKeyHaveOneEffectAndTheSameAnswer() {
        String customer = api.customer();
        for (int i = 0; i < ROUNDS; i++) {
            String icp = icp(i);
            String key = UUID.randomUUID().toString();

            List<Response> answers = atOnce(() -> create(customer, icp, key), () -> create(customer, icp, key));

            assertThat(answers).extracting(Response::statusCode).containsExactly(201, 201);
            assertThat(answers.get(0).asString()).isEqualTo(answers.get(1).asString());
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(ROUNDS);
    }

    @Test
    void ofTwoRequestsUnderOneKeyOneIsRefused() {
        String customer = api.customer();
        for (int i = 0; i < ROUNDS; i++) {
            String one = icp(i);
            String other = icp(ROUNDS + i);
            String key = UUID.randomUUID().toString();

            List<Response> answers = atOnce(() -> create(customer, one, key), () -> create(customer, other, key));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        }
        assertThat(SentEvent.of(api.organisation())).hasSize(ROUNDS);
    }

    @Test
    void ofTwoPatchesOfTheSameStateOneIsRefused() {
        Home home = api.home();
        for (int i = 0; i < ROUNDS; i++) {
            String seen = home.get().extract().header("ETag");
            String usage = "usage_" + i;

            List<Response> answers = atOnce(() -> patch(home, usage + "a", seen), () -> patch(home, usage + "b", seen));

            assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
        }
        assertThat(home.sentTypes()).hasSize(ROUNDS + 1);
    }

    @Test
    void whatComesAtOnceToOnePropertyAllHappens() {
        Home home = api.home();
        for (int i = 0; i < ROUNDS; i++) {
            String id = "id_" + i;

            List<Response> answers = atOnce(
                    () -> home.attachUsage(id, "actual"),
                    () -> home.attachUsage(id, "net"),
                    () -> home.attachComparison(id),
                    () -> home.attachComparison(id));

            assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        }
        assertThat(home.sentTypes()).hasSize(3 * ROUNDS + 1);
    }

    @Test
    void ofTwoRemovalsBothSucceedAndOneHappens() {
        String customer = api.customer();
        for (int i = 0; i < ROUNDS; i++) {
            Home home = new Home(api, customer, api.create(customer, PropertyApi.ICP));

            List<Response> answers = atOnce(home::remove, home::remove, () -> home.attachComparison("saga"));

            assertThat(answers.subList(0, 2)).extracting(Response::statusCode).containsOnly(200);
            assertThat(answers.get(2).statusCode()).isIn(200, 404);
            assertThat(home.sentTypes()).endsWith("property.removed.v1").hasSizeBetween(2, 3);
        }
    }

    @Test
    void ofTwoRequestsToVerifyOneIsPassedOn() {
        Home home = api.home();
        for (int i = 0; i < 20; i++) {
            home.answered(home.verified("2026-03-01T09:00:%02d.000000Z".formatted(i)));

            List<Response> answers = atOnce(home::requestVerification, home::requestVerification);

            assertThat(answers).extracting(Response::statusCode).containsOnly(202);
        }
        assertThat(home.sentTypes()).hasSize(41);
    }

    private Response create(String customer, String icp, String key) {
        var request = api.asBackEnd().body(Map.of("icp", icp));
        return (key == null ? request : request.header("Idempotency-Key", key)).post(PropertyApi.path(customer));
    }

    private Response patch(Home home, String usage, String ifMatch) {
        return api.asBackEnd()
                .header("If-Match", ifMatch)
                .body(Map.of("usage_snapshot_id", usage, "usage_snapshot_type", "net"))
                .patch(home.path());
    }

    private static List<Response> atOnce(Request... requests) {
        var start = new CyclicBarrier(requests.length);
        List<CompletableFuture<Response>> answers = Arrays.stream(requests)
                .map(request -> CompletableFuture.supplyAsync(() -> sent(start, request), new Threads()))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static Response sent(CyclicBarrier start, Request request) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        return request.send();
    }

    private static String icp(int number) {
        return "%010dTR%03X".formatted(number, number);
    }

    @FunctionalInterface
    private interface Request {
        Response send();
    }

    /** A thread for each, so that none waits for another to begin. */
    private static final class Threads implements Executor {
        @Override
        public void execute(Runnable command) {
            new Thread(command, "client").start();
        }
    }
}
