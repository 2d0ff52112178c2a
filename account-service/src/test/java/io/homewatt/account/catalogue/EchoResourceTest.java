package io.homewatt.account.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IdentityProviderResource.class)
class EchoResourceTest {
    private static final String HELLO = "/rest/echo/hello";
    private static final String AUTHENTICATE = "/rest/echo/authenticate";

    @Test
    void everyoneIsGreeted() {
        given().get(HELLO)
                .then()
                .statusCode(200)
                .body("status", equalTo("success"))
                .body("count", equalTo(1))
                .body("type", equalTo("Echo"))
                .body("results[0].message", equalTo("Hello, world"));
    }

    @Test
    void credentialsAreConfirmedWhateverTheyAllow() {
        given().auth()
                .oauth2(Organisation.fresh().token())
                .get(AUTHENTICATE + "/")
                .then()
                .statusCode(200)
                .body("type", equalTo("Echo"))
                .body("results[0].message", equalTo("You are authenticated"));
    }

    @Test
    void withoutValidCredentialsNobodyIs() {
        given().get(AUTHENTICATE).then().statusCode(401).body("results[0].code", equalTo("Unauthorized"));
        String expired = Organisation.fresh().expiredToken();
        Answers.assertNotFailed(given().auth()
                .oauth2(expired)
                .get(AUTHENTICATE)
                .then()
                .statusCode(401)
                .body("results[0].code", equalTo("Unauthorized"))
                .extract()
                .response());
    }

    @Test
    void whatIsNotThereIsNotFoundInTheEnvelope() {
        for (String path : new String[] {"/rest/public", "/rest/public/nothing", "/rest/echo/nothing"}) {
            Answers.assertUnknown(given().get(path), null);
        }
    }

    @Test
    void nothingButReadingIsPossible() {
        Answers.assertNotFailed(
                given().put(HELLO).then().statusCode(405).extract().response());
        Answers.assertNotFailed(
                given().put(AUTHENTICATE).then().statusCode(405).extract().response());
    }
}
