package io.homewatt.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.platform.testing.Hostile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Errors as the account API tells of them: in its envelope, with one of the codes that clients know. */
final class Refusal {
    private static final Set<String> CODES = Set.of(
            "NotNull",
            "InvalidArgument",
            "ObjectNotFound",
            "Unauthorized",
            "Forbidden",
            "Conflict",
            "TooManyRequests",
            "SystemError");

    private Refusal() {}

    /** It is refused like this, and in the envelope. */
    static void is(Response answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer::asString).isEqualTo(status);
        assertNotFailed(answer);
        assertThat(answer.<List<String>>path("results.code")).containsOnly(code);
    }

    /** It is refused because of this member, parameter or header. */
    static void names(Response answer, String code, String propertyName) {
        is(answer, 400, code);
        assertThat(answer.<List<String>>path("results.propertyName"))
                .as(answer::asString)
                .contains(propertyName);
    }

    /** No argument of this name is taken. */
    static void names(Response answer, String propertyName) {
        names(answer, "InvalidArgument", propertyName);
    }

    /** Whatever it is, it is refused. */
    static void is(Response answer) {
        assertThat(answer.statusCode()).as(answer::asString).isBetween(400, 499);
        assertNotFailed(answer);
    }

    /** Whatever the answer is, it is not a failure; if it is an error, it is in the envelope. */
    static void assertNotFailed(Response answer) {
        Hostile.assertHarmless(answer);
        JsonPath body = answer.jsonPath();
        if (answer.statusCode() < 400) {
            assertThat(body.getString("status")).isEqualTo("success");
            return;
        }
        assertThat(body.<String, Object>getMap("").keySet()).containsExactly("status", "count", "type", "results");
        assertThat(body.getString("status")).isEqualTo("error");
        assertThat(body.getString("type")).isEqualTo("Error");
        List<Map<String, String>> faults = body.getList("results");
        assertThat(faults).isNotEmpty().hasSize(body.getInt("count")).allSatisfy(fault -> {
            assertThat(fault.keySet())
                    .containsExactly("code", "message", "objectName", "propertyName", "propertyValue");
            assertThat(fault.get("code")).isIn(CODES);
            assertThat(fault.get("message")).isNotBlank();
            assertThat(fault.get("propertyValue")).isNull();
            if (fault.get("propertyName") != null) {
                assertThat(fault.get("propertyName")).matches("[\\w.?\\[\\]-]{1,64}");
            }
        });
    }
}
