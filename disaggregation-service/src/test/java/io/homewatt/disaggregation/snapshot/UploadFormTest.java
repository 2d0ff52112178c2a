package io.homewatt.disaggregation.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.homewatt.disaggregation.PropertyServiceResource;
import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that nobody's browser sent. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
@WithTestResource(PropertyServiceResource.class)
class UploadFormTest {
    private static final byte[] FILE = "start,kwh\n".getBytes(StandardCharsets.UTF_8);

    private static final int CLOSED = 0;

    private final UsageApi home = UsageApi.fresh();

    private RequestSpecification caller() {
        return home.api().asBackEnd();
    }

    private static RequestSpecification file(RequestSpecification request) {
        return request.multiPart("raw_electricity_provider_file", "file", FILE, "text/csv");
    }

    @Test
    void severalHomesAreRefused() {
        String line = "DET,%s,M,F,01/04/2019,1,0.1,null,null,X,null\n";

        home.upload("HDR,ICPHH,10.0,A,B,C,21/04/2019,21:11:04,1,2,201904,E,I\n"
                        + String.format(line, "XXXXXXXXXXXXXXX")
                        + String.format(line, "YYYYYYYYYYYYYYY"))
                .then()
                .statusCode(422)
                .body("error.code", equalTo("several_homes"));
    }

    @Test
    void whatIsMissingIsNamed() {
        home.form(caller())
                .post(UsageApi.PATH)
                .then()
                .statusCode(400)
                .body("error.details.field", hasItem("raw_electricity_provider_file"));
        file(caller().multiPart("property_id", home.propertyId()))
                .post(UsageApi.PATH)
                .then()
                .statusCode(400)
                .body("error.details.field", hasItem("customer_id"));
        file(caller().multiPart("customer_id", home.customerId()))
                .post(UsageApi.PATH)
                .then()
                .statusCode(400)
                .body("error.details.field", hasItem("property_id"));
        caller().get(UsageApi.PATH).then().statusCode(400).body("error.details.field", hasItem("property_id"));
    }

    @Test
    void whatIsNoIdIsNobodys() {
        file(caller().multiPart("customer_id", "customer_1").multiPart("property_id", home.propertyId()))
                .post(UsageApi.PATH)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("property_not_found"));
        caller().queryParam("property_id", "x").get(UsageApi.PATH).then().statusCode(404);
        caller().get(UsageApi.PATH + "/usage_snapshot_1").then().statusCode(404);
    }

    @Test
    void moreFilesThanAllowedAreRefused() {
        RequestSpecification form = home.form(caller());
        for (int i = 0; i < 21; i++) {
            file(form);
        }

        form.post(UsageApi.PATH).then().statusCode(400);
    }

    @Test
    void whatIsNoFormIsRefused() {
        caller().contentType("application/json")
                .body("{}")
                .post(UsageApi.PATH)
                .then()
                .statusCode(415)
                .body("error.code", equalTo("unsupported_media_type"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"customer_id\"\r\n\r\nx",
                "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
                "--b\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"raw_electricity_provider_file\"; filename=\"../../x\"\r\n\r\nx\r\n--b--\r\n"
            })
    void aBrokenFormIsAFaultOfTheCaller(String body) {
        for (String type : List.of("multipart/form-data; boundary=b", "multipart/form-data")) {
            assertThat(post(type, HttpRequest.BodyPublishers.ofString(body))).isBetween(400, 499);
        }
        assertThat(home.hasNothing()).isTrue();
    }

    @Test
    void anUploadLargerThanTheLimitIsRefusedHoweverItComes() {
        String start =
                "--b\r\nContent-Disposition: form-data; name=\"raw_electricity_provider_file\"; filename=\"x\"\r\n\r\n";
        byte[] chunk = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

        int status = post(
                "multipart/form-data; boundary=b",
                HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(
                        new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)),
                        new SequenceInputStream(Collections.enumeration(Collections.nCopies(70, chunk).stream()
                                .map(bytes -> (InputStream) new ByteArrayInputStream(bytes))
                                .toList())))));

        // The connection is closed on whoever goes on sending, which may come before the answer does.
        assertThat(status).isIn(413, CLOSED);
        assertThat(home.hasNothing()).isTrue();
    }

    private int post(String type, HttpRequest.BodyPublisher body) {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + UsageApi.PATH))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + home.api().organisation().token("usage:write"))
                .header("ahiko-app-id", home.api().organisation().appId())
                .timeout(Duration.ofSeconds(20))
                .POST(body)
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (HttpTimeoutException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            return CLOSED;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsInParametersPathsAndForms(String any) {
        String text = any.substring(0, Math.min(any.length(), 1_000));
        String encoded = Hostile.encoded(text);
        RequestSpecification request = caller().urlEncodingEnabled(false);

        Hostile.assertHarmless(request.get(UsageApi.PATH + "?property_id=" + encoded));
        Hostile.assertHarmless(
                caller().urlEncodingEnabled(false).get(UsageApi.PATH + "/" + (encoded.isEmpty() ? "%20" : encoded)));
        Hostile.assertHarmless(file(caller().multiPart("customer_id", text).multiPart("property_id", text))
                .post(UsageApi.PATH));
    }
}
