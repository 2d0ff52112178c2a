package io.homewatt.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotentRequestTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void theOrderOfMembersMakesNoOtherRequest() {
        ObjectNode one = json.createObjectNode().put("a", 1).put("b", 2);
        ObjectNode two = json.createObjectNode().put("b", 2).put("a", 1);

        assertThat(of("key", "POST /x", one)).isEqualTo(of("key", "POST /x", two));
    }

    @Test
    void anotherRouteOrBodyIsAnotherRequest() {
        String fingerprint = of("key", "POST /x", "body").fingerprint();

        assertThat(of("key", "POST /y", "body").fingerprint()).isNotEqualTo(fingerprint);
        assertThat(of("key", "POST /x", "other").fingerprint()).isNotEqualTo(fingerprint);
        assertThat(of("key", "POST /x", null).fingerprint()).isNotEqualTo(fingerprint);
    }

    @Test
    void aRequestNeedsNoKey() {
        assertThat(of(null, "POST /x", "body").key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "caf\u00e9", "a\u0000", "a\n"})
    void aKeyIsVisibleAscii(String key) {
        assertThatThrownBy(() -> of(key, "POST /x", "body")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyHasAtMost255Characters() {
        assertThat(of("k".repeat(255), "POST /x", "body").key()).isPresent();
        assertThatThrownBy(() -> of("k".repeat(256), "POST /x", "body")).isInstanceOf(IllegalArgumentException.class);
    }

    private IdempotentRequest of(String key, String route, Object body) {
        return IdempotentRequest.of("org", key, route, body, json);
    }
}
