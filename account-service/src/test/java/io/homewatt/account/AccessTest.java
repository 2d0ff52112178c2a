package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.homewatt.platform.testing.Client;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route, tried by everyone who may not use it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class AccessTest {
    private static final String READ = "accounts:read";
    private static final String WRITE = "accounts:write";

    /** Its name and its own id, and something that each of the routes would change. */
    private static final String KEPT = """
            {"providerAccountId":"kept","accountName":"Kept","properties":{"kept":{"keyName":"kept","dataValue":"1"}},
             "tariffs":[{"masterTariffId":522,"effectiveDate":"2020-01-01","endDate":"2021-01-01"}]}""";

    private static final String ANOTHER_TARIFF =
            "{\"masterTariffId\":522,\"effectiveDate\":\"2022-01-01\",\"endDate\":\"2023-01-01\"}";
    private static final String ANSWER = "{\"keyName\":\"kept\",\"dataValue\":\"2\"}";

    private final AccountApi api = AccountApi.fresh();
    private final Organisation organisation = api.organisation();
    private String id;
    private String before;
    private int events;

    /** A route and how it is called for an account, which some of them name in the body or not at all. */
    enum Route {
        CREATE(WRITE),
        UPSERT(WRITE),
        LIST(READ),
        FIND(READ),
        GET(READ),
        UPDATE(WRITE),
        DELETE(WRITE),
        HARD_DELETE(WRITE),
        PROPERTIES(READ),
        ADD_PROPERTY(WRITE),
        SET_PROPERTY(WRITE),
        REMOVE_PROPERTY(WRITE),
        INTERVIEW(WRITE),
        AVAILABLE_TARIFFS(READ),
        ADD_TARIFF(WRITE),
        SET_TARIFF(WRITE),
        REMOVE_TARIFF(WRITE),
        RATES(READ);

        private final String scope;

        Route(String scope) {
            this.scope = scope;
        }

        /** Whether it is the same route for each of an account's ids. */
        private boolean isOfAll() {
            return this == CREATE || this == UPSERT || this == LIST || this == FIND;
        }

        private Response call(RequestSpecification request, String account) {
            String path = PATH + account;
            return switch (this) {
                case CREATE -> request.body("{\"providerAccountId\":\"new\"}").post(PATH);
                case UPSERT ->
                    request.body("{\"providerAccountId\":\"kept\",\"accountName\":\"Changed\"}")
                            .put(PATH);
                case LIST -> request.get(PATH);
                case FIND -> request.queryParam("providerAccountId", "kept").get("/rest/v1/account");
                case GET -> request.get(path);
                case UPDATE -> request.body("{\"accountName\":\"Changed\"}").put(path);
                case DELETE -> request.delete(path);
                case HARD_DELETE -> request.queryParam("hardDelete", "true").delete(path);
                case PROPERTIES -> request.get(path + "/properties");
                case ADD_PROPERTY -> request.body(ANSWER).post(path + "/properties");
                case SET_PROPERTY -> request.body(ANSWER).put(path + "/properties");
                case REMOVE_PROPERTY -> request.delete(path + "/properties/kept");
                case INTERVIEW -> request.body("[" + ANSWER + "]").put(path + "/interview");
                case AVAILABLE_TARIFFS -> request.get(path + "/tariffs");
                case ADD_TARIFF -> request.body(ANOTHER_TARIFF).post(path + "/tariffs");
                case SET_TARIFF -> request.body(ANOTHER_TARIFF).put(path + "/tariffs");
                case REMOVE_TARIFF ->
                    request.queryParam("effectiveDate", "2020-01-01").delete(path + "/tariffs");
                case RATES -> request.get(path + "/rates");
            };
        }
    }

    @BeforeEach
    void create() {
        id = api.create(KEPT);
        before = api.get("/" + id).extract().asString();
        events = SentEvent.of(organisation).size();
    }

    private void nothingHappened() {
        assertThat(api.get("/" + id).extract().asString()).isEqualTo(before);
        api.get("").body("count", equalTo(1));
        assertThat(SentEvent.of(organisation)).hasSize(events);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyGetsInWithoutAToken(Route route) {
        for (String authorization : List.of(
                "",
                "Bearer x.y.z",
                "Bearer " + organisation.expiredToken(READ, WRITE),
                "Bearer",
                "Digest username=\"a\"",
                "Basic YTpi",
                "Basic :::")) {
            for (Response answer : calls(route, () -> with(authorization))) {
                Refusal.is(answer, 401, "Unauthorized");
                assertThat(answer.header("WWW-Authenticate")).contains("Basic").contains("Bearer");
            }
        }
        nothingHappened();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenWithoutTheScopeIsNotEnough(Route route) {
        String other = route.scope.equals(READ) ? WRITE : READ;
        for (Response answer : calls(route, () -> api.as(organisation.token(other, "customers:write")))) {
            Refusal.is(answer, 403, "Forbidden");
        }
        nothingHappened();
    }

    @ParameterizedTest
    @EnumSource
    void aHouseholdHasNothingToDoWithAccounts(Route route) {
        for (Response answer : calls(route, () -> api.as(organisation.householdToken("user", READ, WRITE)))) {
            Refusal.is(answer, 403, "Forbidden");
        }
        nothingHappened();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"CREATE", "UPSERT", "LIST"})
    void forAnotherOrganisationThereIsNoSuchAccount(Route route) {
        AccountApi other = AccountApi.fresh();

        for (Response answer : calls(route, other::asBackEnd)) {
            Refusal.is(answer, 404, "ObjectNotFound");
        }

        other.get("").body("count", equalTo(0));
        nothingHappened();
    }

    @Test
    void anotherOrganisationsIdInABodyIsNoAccountEither() {
        Refusal.is(
                AccountApi.fresh()
                        .asBackEnd()
                        .body("{\"accountId\":\"" + id + "\",\"accountName\":\"Changed\"}")
                        .put(PATH),
                404,
                "ObjectNotFound");
        nothingHappened();
    }

    @Test
    void theSameProviderAccountIdInTwoOrganisationsIsTwoAccounts() {
        AccountApi other = AccountApi.fresh();
        other.put("", "{\"providerAccountId\":\"kept\",\"accountName\":\"Theirs\"}")
                .body("results[0].accountId", not(equalTo(id)));

        other.get("/pid/kept").body("results[0].accountName", equalTo("Theirs"));
        other.get("?search=e").body("count", equalTo(1)).body("results[0].accountName", equalTo("Theirs"));
        other.delete("/pid/kept?hardDelete=true");
        nothingHappened();
    }

    @ParameterizedTest
    @EnumSource
    void aClientsIdAndSecretDoWhatItsScopesAllow(Route route) {
        Client mighty = organisation.client(route.scope);
        Client weak = organisation.client(route.scope.equals(READ) ? WRITE : READ);
        for (Response answer : calls(route, () -> with(weak.id(), weak.secret()))) {
            Refusal.is(answer, 403, "Forbidden");
        }
        for (Response answer : calls(route, () -> with(mighty.id(), weak.secret()))) {
            Refusal.is(answer, 401, "Unauthorized");
            assertThat(answer.header("WWW-Authenticate")).contains("Basic").contains("Bearer");
        }
        nothingHappened();

        route.call(with(mighty.id(), mighty.secret()), "/" + id).then().statusCode(200);
    }

    /** By each of the account's ids. */
    private List<Response> calls(Route route, Supplier<RequestSpecification> request) {
        return (route.isOfAll() ? Stream.of("") : Stream.of("/" + id, "/pid/kept"))
                .map(account -> route.call(request.get().contentType(ContentType.JSON), account))
                .toList();
    }

    private static RequestSpecification with(String authorization) {
        RequestSpecification request = given().filter(AccountApi.DOCUMENTED);
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private static RequestSpecification with(String appId, String appKey) {
        return given().filter(AccountApi.DOCUMENTED)
                .contentType(ContentType.JSON)
                .auth()
                .preemptive()
                .basic(appId, appKey);
    }
}
