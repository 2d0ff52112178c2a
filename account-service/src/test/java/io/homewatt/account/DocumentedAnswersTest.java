package io.homewatt.account;

import static io.homewatt.account.AccountApi.PATH;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.homewatt.platform.testing.Client;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route of accounts, once with success and with each of its errors: the filter holds the answers against the document. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class DocumentedAnswersTest {
    private static final String ACCOUNT = """
            {"providerAccountId":"a b","accountName":"Example","timeZone":"US/Pacific",
             "address":{"address1":"221 Main Street","city":"San Francisco","state":"CA","zip":"94105","country":"US"},
             "properties":[{"keyName":"customerClass","dataValue":1}]}""";
    private static final String PROVIDER_ID = "/pid/a b";
    private static final String PROPERTY = "{\"keyName\":\"buildingArea\",\"dataValue\":2000,\"accuracy\":99.5}";
    private static final String TARIFF = """
            {"masterTariffId":"2101","effectiveDate":"2026-03-01T00:00:00-08:00","endDate":"2027-03-01",
             "rates":[{"rateName":"Fixed price","rateBands":[{"rateSequenceNumber":1,"rateAmount":0.31}]}]}""";

    private final AccountApi api = AccountApi.fresh();
    private String id;

    /** How an address names the account. */
    enum Name {
        OUR_ID,
        PROVIDER_ID
    }

    @BeforeEach
    void create() {
        id = api.create(ACCOUNT);
    }

    private String path(Name name) {
        return name == Name.OUR_ID ? "/" + id : PROVIDER_ID;
    }

    @Test
    void accountsAreAddedUpdatedFoundAndListed() {
        api.post("{}").body("results[0].providerAccountId", nullValue());
        api.put("", "{\"providerAccountId\":\"a b\",\"owner\":\"Mr Sun\"}")
                .body("results[0].accountId", equalTo(id))
                .body("results[0].accountManager", equalTo("Mr Sun"));
        api.put("?fields=min", "{\"providerAccountId\":\"new\",\"type\":\"POTENTIAL\"}");
        api.asBackEnd()
                .get("/rest/v1/account?fields=ext&providerAccountId=a b")
                .then()
                .statusCode(200)
                .body("results[0].accountId", equalTo(id));
        api.get("").body("count", equalTo(3));
        api.get("/?pageStart=0&pageCount=1&search=exam&searchOn=accountName,address.city&startsWith=true&endsWith=false"
                        + "&isRegex=false&sortOn=city,properties.phase&sortOrder=DESC&status=ACTIVE,DELETED"
                        + "&providerAccountId=a b&fields=min")
                .body("results.accountId", contains(id));
    }

    @ParameterizedTest
    @EnumSource
    void anAccountIsReadChangedAndDeleted(Name name) {
        String path = path(name);
        api.get(path).body("results[0].tariffs[0].customerLikelihood", equalTo(74.03f));
        api.get(path + "?fields=min").body("results[0].accountName", equalTo("Example"));
        api.put(path + "?fields=ext", "{\"timeZone\":\"\",\"address\":{\"address2\":\"Flat 1\"}}")
                .body("results[0].timeZone", nullValue());
        api.delete(path).body("results[0].status", equalTo("DELETED"));
        api.put(path, "{\"accountId\":null}").body("results[0].status", equalTo("ACTIVE"));
        api.delete(path + "?hardDelete=true").body("results[0].accountName", nullValue());
    }

    @ParameterizedTest
    @EnumSource
    void propertiesAreReadSetAndTakenAway(Name name) {
        String path = path(name) + "/properties";
        api.asBackEnd()
                .body(PROPERTY)
                .post(PATH + path)
                .then()
                .statusCode(200)
                .body("results[0].dataValue", equalTo("2000"));
        api.put(path, "{\"keyName\":\"type\",\"dataValue\":\"POTENTIAL\"}");
        api.put(path, "{\"keyName\":\"masterTariffId\",\"dataValue\":\"522\",\"accuracy\":100}");
        api.get(path)
                .body("results.keyName", containsInAnyOrder("buildingArea", "customerClass", "lseId", "territoryId"));
        api.delete(path + "/buildingArea").body("results", nullValue());
        api.delete(path + "/not there").body("count", equalTo(0));
        api.put(path(name) + "/interview", "[{\"keyName\":\"cityLimits\",\"dataValue\":\"Inside\"}]")
                .body("results[0].source", equalTo("INTERVIEW"));
    }

    @ParameterizedTest
    @EnumSource
    void tariffsAndTheirRatesAreReadSetAndTakenAway(Name name) {
        String path = path(name) + "/tariffs";
        api.get(path).body("results[0].masterTariffId", equalTo(522));
        api.get(path + "?serviceType=GAS").body("results", hasSize(0));
        api.asBackEnd().body(TARIFF).post(PATH + path).then().statusCode(200);
        api.put(path, TARIFF.replace("0.31", "null")).body("results[0].effectiveDate", equalTo("2026-03-01"));
        api.get(path(name));
        api.get(path(name) + "/rates").body("type", equalTo("TariffRate"));
        api.delete(path + "?serviceType=ELECTRICITY&effectiveDate=2026-03-01").body("results", nullValue());
        api.delete(path);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '?pageCount=0', InvalidArgument",
        "GET, '?search=(&isRegex=true', InvalidArgument",
        "POST, '', InvalidArgument",
        "PUT, '', NotNull",
        "POST, '?fields=most', InvalidArgument",
        "PUT, '?fields=most', InvalidArgument",
        "POST, '?method=PATCH', InvalidArgument",
    })
    void whatIsWrongWithAListOrABodyIsTold(Method method, String query, String code) {
        String body = method == Method.GET ? "" : method == Method.POST ? "{\"colour\":1}" : "{}";
        refused(api.asBackEnd().body(body), method, query, 400, code);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, '?fields=most', '', InvalidArgument",
        "PUT, '', '{\"timeZone\":\"Mars\"}', InvalidArgument",
        "PUT, '', '{\"properties\":{\"a\":null}}', NotNull",
        "DELETE, '?hardDelete=1', '', InvalidArgument",
        "POST, /properties, '{\"dataValue\":\"1\"}', NotNull",
        "PUT, /properties, '{', InvalidArgument",
        "PUT, /interview, '[]', NotNull",
        "PUT, /interview, '[{\"keyName\":\"a\",\"dataValue\":[]}]', InvalidArgument",
        "POST, /tariffs, '{}', NotNull",
        "PUT, /tariffs, '{\"masterTariffId\":1}', InvalidArgument",
        "DELETE, /tariffs?effectiveDate=2026, '', InvalidArgument",
    })
    void whatIsWrongWithARequestForAnAccountIsTold(Method method, String route, String body, String code) {
        for (Name name : Name.values()) {
            refused(api.asBackEnd().body(body), method, path(name) + route, 400, code);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceTypeThatNoDatabaseStoresIsRefused(Name name) {
        refused(
                api.asBackEnd().queryParam("serviceType", "\0"),
                Method.GET,
                path(name) + "/tariffs",
                400,
                "InvalidArgument");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, ''",
        "PUT, ''",
        "DELETE, ''",
        "GET, /properties",
        "POST, /properties",
        "PUT, /properties",
        "DELETE, /properties/a",
        "PUT, /interview",
        "GET, /tariffs",
        "POST, /tariffs",
        "PUT, /tariffs",
        "DELETE, /tariffs",
        "GET, /rates",
    })
    void everyRouteOfAnAccountRefusesWhomAndWhatItMustNotServe(Method method, String route) {
        String body =
                switch (route) {
                    case "/interview" -> "[" + PROPERTY + "]";
                    case "/properties" -> PROPERTY;
                    case "/tariffs" -> TARIFF;
                    default -> "{}";
                };
        for (String unknown : new String[] {"/" + UUID.randomUUID(), "/none", "/pid/none"}) {
            refused(api.asBackEnd().body(body), method, unknown + route, 404, "ObjectNotFound");
        }
        for (Name name : Name.values()) {
            String path = path(name) + route;
            refused(documented().body(body), method, path, 401, "Unauthorized");
            refused(api.as(api.organisation().token("tariffs:admin")).body(body), method, path, 403, "Forbidden");
            refused(api.asBackEnd().body(body).accept("text/plain"), method, path, 406, "InvalidArgument");
            refused(api.asBackEnd().body(" ".repeat(1_100_000)), method, path, 413, "InvalidArgument");
        }
    }

    @Test
    void whatIsTakenOrNoJsonIsRefused() {
        refused(api.asBackEnd().body(ACCOUNT), Method.POST, "", 409, "Conflict");
        refused(api.asBackEnd().contentType("text/plain").body("{}"), Method.POST, "", 415, "InvalidArgument");
        refused(api.asBackEnd().header("Content-Encoding", "x").body("{}"), Method.PUT, "", 415, "InvalidArgument");
        api.asBackEnd().get("/rest/v1/account").then().statusCode(400).body("results[0].code", equalTo("NotNull"));
        api.asBackEnd()
                .get("/rest/v1/account?providerAccountId=none")
                .then()
                .statusCode(404)
                .body("results[0].objectName", equalTo("Account"));
    }

    @Test
    void credentialsAreTakenAndAnOutageOfTheirProviderIsTold() {
        Client client = api.organisation().client("accounts:read");
        as(client).get(PATH + PROVIDER_ID).then().statusCode(200);
        refused(as(client), Method.DELETE, PROVIDER_ID, 403, "Forbidden");
        refused(as(new Client(client.id(), "wrong")), Method.GET, "", 401, "Unauthorized");
        var down = new Client(IdentityProviderResource.DOWN + UUID.randomUUID(), "x");
        refused(as(down), Method.GET, "", 503, "SystemError");
    }

    @Test
    void aPostStandsForTheMethodThatItNames() throws IOException {
        api.asBackEnd()
                .header("Content-Encoding", "gzip")
                .body(gzip("{\"owner\":\"Mrs Moon\"}"))
                .post(PATH + "/" + id + "/?method=PUT")
                .then()
                .statusCode(200)
                .body("results[0].owner", equalTo("Mrs Moon"));
        api.asBackEnd()
                .post(PATH + PROVIDER_ID + "?method=DELETE&hardDelete=true")
                .then()
                .statusCode(200);
        refused(api.asBackEnd(), Method.GET, PROVIDER_ID, 404, "ObjectNotFound");
    }

    @Test
    void anIdMayHaveSlashes() {
        api.create("{\"providerAccountId\":\"a/b\"}");

        api.asBackEnd()
                .urlEncodingEnabled(false)
                .get(PATH + "/pid/a%2Fb")
                .then()
                .statusCode(200)
                .body("results[0].providerAccountId", equalTo("a/b"));
    }

    private static RequestSpecification as(Client client) {
        return documented().auth().preemptive().basic(client.id(), client.secret());
    }

    private static RequestSpecification documented() {
        return given().filter(AccountApi.DOCUMENTED).contentType("application/json");
    }

    private static ValidatableResponse refused(
            RequestSpecification request, Method method, String path, int status, String code) {
        return request.request(method, PATH + path).then().statusCode(status).body("results[0].code", equalTo(code));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
