package io.homewatt.customer;

import static io.homewatt.customer.CustomerApi.PATH;
import static org.hamcrest.Matchers.equalTo;

import io.homewatt.platform.testing.Hostile;
import io.homewatt.platform.testing.IdentityProviderResource;
import io.homewatt.platform.testing.KafkaResource;
import io.homewatt.platform.testing.PostgresResource;
import io.homewatt.platform.testing.SentEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no client in its right mind sends: never a fault of ours, never an echo, and the field is named. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(IdentityProviderResource.class)
class HostileRequestsTest {
    private static final List<String> FIELDS = List.of("first_name", "last_name", "email_address", "auth_user_id");

    private final CustomerApi api = CustomerApi.fresh();

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#bodies")
    void noHostileBodyIsTaken(Hostile.Body body) {
        String id = api.create();

        Hostile.assertRefused(body.sentWith(api.asBackEnd()).post(PATH));
        Hostile.assertRefused(body.sentWith(api.asBackEnd()).patch(PATH + "/" + id));

        Assertions.assertThat(SentEvent.of(api.organisation())).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#jsonThatIsNoText")
    void theFieldThatIsNoTextIsNamed(String value) {
        String id = api.create();
        for (String field : FIELDS) {
            String others = "\"first_name\":\"A\",\"last_name\":\"B\",".replaceAll("\"" + field + "\":\"[AB]\",", "");
            named(
                    api.asBackEnd()
                            .body("{" + others + "\"" + field + "\":" + value + "}")
                            .post(PATH),
                    field);
            named(api.asBackEnd().body("{\"" + field + "\":" + value + "}").patch(PATH + "/" + id), field);
        }
        api.asBackEnd()
                .body("{\"first_name\":\"Corrected\"}")
                .patch(PATH + "/" + id)
                .then()
                .statusCode(200);
        Assertions.assertThat(SentEvent.of(api.organisation())).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.homewatt.platform.testing.Hostile#texts")
    void noTextFailsAnywhere(String text) {
        String id = api.create();
        // Encoded here, because rest-assured takes braces for a template.
        String path = PATH + "/" + URLEncoder.encode(text.isEmpty() ? " " : text, StandardCharsets.UTF_8);
        for (String parameter : List.of("email_address", "cursor", "limit")) {
            Hostile.assertNotFailed(api.asBackEnd().queryParam(parameter, text).get(PATH));
        }
        Hostile.assertNotFailed(encoded().get(path));
        Hostile.assertNotFailed(encoded().body("{\"first_name\":\"A\"}").patch(path));
        Hostile.assertNotFailed(encoded().delete(path));
        for (String field : FIELDS) {
            var created = new HashMap<String, Object>(Map.of("first_name", "A", "last_name", "B"));
            created.put(field, text);
            Hostile.assertNotFailed(api.asBackEnd().body(created).post(PATH));
            Hostile.assertNotFailed(api.asBackEnd().body(Map.of(field, text)).patch(PATH + "/" + id));
        }
    }

    @Test
    void aLongAddressIsRefusedAndNamed() {
        String address = "a".repeat(60) + "@" + ("b".repeat(60) + ".").repeat(4) + "org";

        named(
                api.asBackEnd()
                        .body(Map.of("first_name", "A", "last_name", "B", "email_address", address))
                        .post(PATH),
                "email_address");
        named(api.asBackEnd().queryParam("email_address", "a".repeat(300)).get(PATH), "email_address");
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        for (int i = 0; i < 3; i++) {
            api.create();
        }
        String cursor = api.asBackEnd().queryParam("limit", 1).get(PATH).path("next_cursor");
        for (int i = 0; i < cursor.length(); i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            named(api.asBackEnd().queryParam("cursor", tampered).get(PATH), "cursor");
        }
        api.asBackEnd().queryParam("cursor", cursor).get(PATH).then().statusCode(200);
    }

    private RequestSpecification encoded() {
        return api.asBackEnd().urlEncodingEnabled(false);
    }

    private static void named(Response answer, String field) {
        Hostile.assertRefused(answer);
        // Numbers of thousands of digits are refused before anyone knows which member they are.
        if (!answer.path("error.code").equals("malformed_body")) {
            answer.then().statusCode(400).body("error.details[0].field", equalTo(field));
        }
    }
}
