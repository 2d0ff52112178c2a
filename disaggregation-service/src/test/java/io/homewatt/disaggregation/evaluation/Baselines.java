package io.homewatt.disaggregation.evaluation;

import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.Method;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What others do, on the same cleaned reads; a month is the median of its days. */
final class Baselines {
    /** Energy Sparks: the mean of the eight lowest half-hours. */
    static final Method LOWEST_8 = median(loads ->
            Arrays.stream(loads, 0, Math.max(1, loads.length / 6)).average().orElseThrow());
    /** OpenEnergyID's quantile. */
    static final Method QUANTILE_5 = median(loads -> Method.quantile(loads, 0.05));

    static final Method MINIMUM = median(loads -> loads[0]);

    private Baselines() {}

    /**
     * Means of some consecutive hours: a quantile of them for the day (0 is the lowest) and a quantile of the days. The
     * reference's method is (2, 0, 0.5).
     */
    static Method windows(double hours, double ofDay, double ofMonth) {
        return method(
                day -> {
                    int length = (int) (hours * 3600 / day.seconds());
                    double[] means = new double[day.size()];
                    int found = 0;
                    long sum = 0;
                    int run = 0;
                    for (int i = 0; i < day.size(); i++) {
                        run = day.isUsable(i) ? run + 1 : 0;
                        sum = run == 0 ? 0 : sum + day.energy(i) - (run > length ? day.energy(i - length) : 0);
                        if (run >= length) {
                            means[found++] = day.watts(sum, length);
                        }
                    }
                    Arrays.sort(means, 0, found);
                    return found == 0 ? Double.NaN : Method.quantile(Arrays.copyOf(means, found), ofDay);
                },
                ofMonth);
    }

    private static Method median(ToDoubleFunction<double[]> ofLoads) {
        return method(
                day -> {
                    double[] loads = new double[day.size()];
                    int found = 0;
                    for (int i = 0; i < day.size(); i++) {
                        if (day.isUsable(i)) {
                            loads[found++] = day.watts(day.energy(i), 1);
                        }
                    }
                    Arrays.sort(loads, 0, found);
                    return found == 0 ? Double.NaN : ofLoads.applyAsDouble(Arrays.copyOf(loads, found));
                },
                0.5);
    }

    private static Method method(ToDoubleFunction<DayReads> ofDay, double ofMonth) {
        return new Method() {
            @Override
            public OptionalDouble ofDay(DayReads day) {
                double watts = ofDay.applyAsDouble(day);
                return Double.isNaN(watts) ? OptionalDouble.empty() : OptionalDouble.of(watts);
            }

            @Override
            public double ofMonth(double[] days) {
                return Method.quantile(days, ofMonth);
            }
        };
    }
}
