package io.homewatt.benchmark.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    @Test
    void idsAreUuidsOfVersion7WithTheirNumberAtTheEnd() {
        UUID id = Ids.of(0x1f2L);

        assertThat(id).hasToString("00be4c00-0000-7000-8000-0000000001f2");
        assertThat(id.version()).isEqualTo(7);
        assertThat(Ids.of("customer", 0x1f2L)).isEqualTo("customer_00be4c00000070008000" + "0000000001f2");
        assertThat(Ids.number(id)).isEqualTo(0x1f2L);
        assertThat(Ids.number(UUID.randomUUID())).isZero();
    }
}
