package io.homewatt.account.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.homewatt.platform.testing.Organisation;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The import API as a back end of an organisation calls it. */
record ImportApi(Organisation organisation) {
    static final String PATH = "/rest/v1/catalogue/imports";

    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    static ImportApi fresh() {
        return new ImportApi(Organisation.fresh());
    }

    RequestSpecification asBackEnd() {
        return as(organisation.token("tariffs:admin"));
    }

    static RequestSpecification as(String token) {
        return given().config(AS_IT_IS).auth().oauth2(token);
    }

    Response post(String format, byte[] file) {
        return asBackEnd()
                .contentType("application/octet-stream")
                .queryParam("format", format)
                .body(file)
                .post(PATH);
    }

    /** What came of it when it ended. */
    JsonPath imported(String format, String file) {
        return imported(format, file.getBytes(StandardCharsets.UTF_8));
    }

    JsonPath imported(String format, byte[] file) {
        Response begun = post(format, file);
        assertThat(begun.statusCode()).as(begun::asString).isEqualTo(200);
        assertThat(begun.path("type").toString()).isEqualTo("CatalogueImport");
        return ended(begun.path("results[0].importId"));
    }

    JsonPath ended(String id) {
        return await().atMost(Duration.ofMinutes(5))
                .until(() -> asBackEnd().get(PATH + "/" + id).jsonPath(), path -> !path.getString("results[0].status")
                        .equals("RUNNING"))
                .setRootPath("results[0]");
    }
}
