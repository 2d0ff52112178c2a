package io.homewatt.account.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.testing.Hostile;
import io.restassured.response.Response;

/** What the answers of lookups have in common. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    /** The request was refused because of this parameter. */
    static void assertInvalid(Response answer, String parameter) {
        JsonNode fault = assertNotFailed(answer).at("/results/0");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(fault.get("code").textValue()).isEqualTo("InvalidArgument");
        assertThat(fault.get("propertyName").textValue()).isEqualTo(parameter);
    }

    /** There is no such thing. */
    static void assertUnknown(Response answer, String objectName) {
        JsonNode fault = assertNotFailed(answer).at("/results/0");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(fault.get("code").textValue()).isEqualTo("ObjectNotFound");
        assertThat(fault.get("objectName").textValue()).isEqualTo(objectName);
    }

    /** Whatever the answer is, it isn't a failure, comes in the envelope, and repeats nothing hostile. */
    static JsonNode assertNotFailed(Response answer) {
        String text = answer.asString();
        assertThat(answer.statusCode()).as(text).isLessThan(500);
        assertThat(answer.contentType()).startsWith("application/json");
        JsonNode body = parsed(text);
        if (answer.statusCode() == 200) {
            assertThat(body.get("status").textValue()).isEqualTo("success");
            return body;
        }
        assertThat(text).doesNotContain(Hostile.MARK).hasSizeLessThan(4_000);
        assertThat(body.get("status").textValue()).isEqualTo("error");
        assertThat(body.get("type").textValue()).isEqualTo("Error");
        assertThat(body.get("results"))
                .hasSize(body.get("count").intValue())
                .isNotEmpty()
                .allSatisfy(fault -> {
                    assertThat(fault.fieldNames())
                            .toIterable()
                            .containsExactly("code", "message", "objectName", "propertyName", "propertyValue");
                    assertThat(fault.get("propertyValue").isNull()).isTrue();
                });
        return body;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
