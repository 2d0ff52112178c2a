package io.homewatt.disaggregation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.estimate.FlatStretch;
import io.homewatt.disaggregation.estimate.Method;
import io.homewatt.disaggregation.evaluation.Errors.Known;
import io.homewatt.simulator.meter.SyntheticHouse;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final List<Known> HOUSES = Houses.synthetic(200);

    @Test
    void syntheticHousesAreEstimatedWithinTheBounds() {
        Errors ours = Errors.of(new FlatStretch(), HOUSES);

        assertThat(ours.bias()).isBetween(-0.08, 0.08);
        assertThat(ours.count()).isEqualTo(HOUSES.size());
    }

    @Test
    void whatOthersDoIsWorse() {
        double ours = Errors.of(new FlatStretch(), HOUSES).meanAbsolute();

        for (Method other : List.of(Houses.REFERENCE, Baselines.LOWEST_8, Baselines.QUANTILE_5, Baselines.MINIMUM)) {
            assertThat(Errors.of(other, HOUSES).meanAbsolute()).isGreaterThan(ours);
        }
    }

    @Test
    void theSameSeedMakesTheSameHouse() {
        assertThat(new SyntheticHouse(7).deliveredReads()).isEqualTo(new SyntheticHouse(7).deliveredReads());
        assertThat(new SyntheticHouse(8).alwaysOn()).isNotEqualTo(new SyntheticHouse(7).alwaysOn());
    }
}
