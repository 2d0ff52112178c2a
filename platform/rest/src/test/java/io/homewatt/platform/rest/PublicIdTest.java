package io.homewatt.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicIdTest {
    private static final PublicId THING = new PublicId("thing_");

    @Test
    void anIdIsReadAsItWasWritten() {
        UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(THING.of(id)).isEqualTo("thing_01890a5dac96774bbcceb302099a8057");
        assertThat(THING.parse(THING.of(id))).contains(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "thing_",
                "thing_1",
                "thing_01890A5DAC96774BBCCEB302099A8057",
                "other_01890a5dac96774bbcceb302099a8057",
                "thing_01890a5dac96774bbcceb302099a80570",
                "thing_01890a5dac96774bbcceb302099a805g"
            })
    void anythingElseIsNoId(String text) {
        assertThat(THING.parse(text)).isEmpty();
    }
}
