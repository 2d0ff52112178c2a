package io.homewatt.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SentPositionsTest {
    private final SentPositions positions = new SentPositions(3);

    @Test
    void aReaderThatKeepsUpHasReachedTheLastMoment() {
        assertThat(positions.reachedBy(100, 100, at(0))).isEqualTo(at(0));
        assertThat(positions.reachedBy(200, 200, at(10))).isEqualTo(at(10));
        assertThat(positions.reachedBy(200, 200, at(20))).isEqualTo(at(20));
    }

    @Test
    void aReaderThatStandsStillStaysWhereItWas() {
        positions.reachedBy(100, 100, at(0));
        assertThat(positions.reachedBy(200, 100, at(10))).isEqualTo(at(0));
        assertThat(positions.reachedBy(300, 150, at(20))).isEqualTo(at(0));
        assertThat(positions.reachedBy(300, 200, at(30))).isEqualTo(at(10));
    }

    @Test
    void aReaderThatStoodStillForLongCatchesUpInTheEnd() {
        positions.reachedBy(100, 100, at(0));
        for (int i = 1; i <= 10; i++) {
            assertThat(positions.reachedBy(100 + i, 100, at(i))).isEqualTo(at(0));
        }
        assertThat(positions.reachedBy(111, 105, at(11))).isEqualTo(at(3));
        assertThat(positions.reachedBy(111, 111, at(12))).isEqualTo(at(12));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
