package io.homewatt.account;

import static io.restassured.RestAssured.given;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class ExpTest {
    Organisation o = Organisation.fresh();

    io.restassured.specification.RequestSpecification r() {
        return given().auth().oauth2(o.token("accounts:read", "accounts:write")).contentType(ContentType.JSON);
    }

    void show(String what, io.restassured.response.Response a) {
        System.out.println("== " + what + " " + a.statusCode() + " " + a.asString() + " "
                + (a.statusCode() == 401 ? a.headers() : ""));
    }

    @Test
    void x() throws Throwable {
        show(
                "create",
                r().body(AccountApi.EXAMPLE
                                .formatted("p1")
                                .replace(
                                        "\"addressString\":\"221 Main Street, San Francisco, CA 94105\"",
                                        "\"zip\":\"94105\",\"country\":\"US\""))
                        .post("/rest/v1/accounts"));
        show("create {}", r().body("{}").post("/rest/v1/accounts/"));
        show("dup", r().body("{\"providerAccountId\":\"p1\"}").post("/rest/v1/accounts"));
        show("get pid", r().get("/rest/v1/accounts/pid/p1"));
        show("get pid/", r().get("/rest/v1/accounts/pid/p1/"));
        show("get min", r().get("/rest/v1/account?providerAccountId=p1&fields=min"));
        show(
                "put",
                r().body("{\"providerAccountId\":\"p1\",\"owner\":\"Mr Sun\"}").put("/rest/v1/accounts"));
        show(
                "upsert",
                r().body("{\"providerAccountId\":\"p2\",\"owner\":\"Mr Sun\"}").put("/rest/v1/accounts"));
        show(
                "method=PUT",
                r().body("{\"providerAccountId\":\"p2\",\"owner\":\"Mr Moon\"}").post("/rest/v1/accounts?method=PUT"));
        show(
                "prop",
                r().body("{\"keyName\":\"buildingArea\",\"dataValue\":2000}")
                        .put("/rest/v1/accounts/pid/p1/properties"));
        show(
                "type",
                r().body("{\"keyName\":\"type\",\"dataValue\":\"POTENTIAL\"}")
                        .put("/rest/v1/accounts/pid/p1/properties"));
        show(
                "type bad",
                r().body("{\"keyName\":\"type\",\"dataValue\":\"X\"}").put("/rest/v1/accounts/pid/p1/properties"));
        show(
                "tariff",
                r().body("{\"keyName\":\"masterTariffId\",\"dataValue\":\"522\",\"accuracy\":100}")
                        .put("/rest/v1/accounts/pid/p1/properties"));
        show("get pid", r().get("/rest/v1/accounts/pid/p1"));
        show("props", r().get("/rest/v1/accounts/pid/p1/properties"));
        show("avail", r().get("/rest/v1/accounts/pid/p1/tariffs"));
        show("rates", r().get("/rest/v1/accounts/pid/p1/rates"));
        show("list", r().get("/rest/v1/accounts?search=1 api"));
        show(
                "list prop",
                r().get(
                                "/rest/v1/accounts?search=200&searchOn=properties.buildingArea&sortOn=properties.buildingArea,accountName&sortOrder=DESC"));
        show("list sort", r().get("/rest/v1/accounts?sortOn=accountName&sortOrder=DESC&fields=min"));
        show("regex", r().get("/rest/v1/accounts?search={s}&isRegex=true", "^example [0-9]"));
        show("regex bad", r().get("/rest/v1/accounts?search={s}&isRegex=true", "(("));
        show("del", r().delete("/rest/v1/accounts/pid/p1"));
        show("get", r().get("/rest/v1/accounts/pid/p1"));
        show("revive", r().body("{\"providerAccountId\":\"p1\"}").put("/rest/v1/accounts"));
        show("hard", r().delete("/rest/v1/accounts/pid/p1?hardDelete=true"));
        show("404", r().get("/rest/v1/accounts/pid/p1"));
        show("404", r().get("/rest/v1/nothing"));
        show("405", r().delete("/rest/v1/accounts"));
        show("401", given().get("/rest/v1/accounts"));
        show("bad", r().body("{\"a\":1}").post("/rest/v1/accounts"));
        var z = new java.io.ByteArrayOutputStream();
        try (var g = new java.util.zip.GZIPOutputStream(z)) {
            g.write("{\"providerAccountId\":\"zip\"}".getBytes());
        }
        show(
                "gzip",
                r().header("Content-Encoding", "gzip").body(z.toByteArray()).post("/rest/v1/accounts"));
        z = new java.io.ByteArrayOutputStream();
        try (var g = new java.util.zip.GZIPOutputStream(z)) {
            g.write(("{\"providerAccountId\":\"" + "a".repeat(50_000_000) + "\"}").getBytes());
        }
        show(
                "bomb",
                r().header("Content-Encoding", "gzip").body(z.toByteArray()).post("/rest/v1/accounts"));
        for (var e : SentEvent.of(o)) System.out.println("EVENT " + e);
    }
}
