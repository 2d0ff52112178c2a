package io.homewatt.benchmark.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PlateauTest {
    /** How many of the figures were needed, or all and one more. */
    private static long needed(double... figures) {
        var plateau = new Plateau();
        return 1
                + DoubleStream.of(figures)
                        .takeWhile(figure -> !plateau.isReached(figure))
                        .count();
    }

    @Test
    void whatFallsGoesOn() {
        assertThat(needed(9, 8, 7, 6, 5, 4, 3, 2)).isEqualTo(9);
    }

    @Test
    void fiveThatAreNoLessAreEnough() {
        assertThat(needed(9, 5, 5, 6, 5, 4.9, 5, 5, 5)).isEqualTo(7);
    }

    @Test
    void aLateFallBeginsAnew() {
        assertThat(needed(9, 9, 9, 9, 9, 4, 4, 4, 4, 4, 4)).isEqualTo(11);
    }

    @Test
    void whatCreepsGoesOn() {
        assertThat(needed(100, 97, 94.5, 92, 89.5, 87, 85, 83, 81)).isEqualTo(10);
    }
}
