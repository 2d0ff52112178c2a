package io.homewatt.disaggregation.evaluation;

import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.DaySummary;
import io.homewatt.disaggregation.estimate.Method;
import io.homewatt.disaggregation.estimate.MonthEstimate;
import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** How far a method's figures are from the truth, as shares of it. */
record Errors(List<Double> shares) {

    /** A month whose load is known, in W, with its reads by days. */
    record Known(YearMonth month, ZoneId zone, double truth, Collection<DayReads> days) {
        OptionalDouble estimate(Method method) {
            MonthEstimate estimate = MonthEstimate.of(
                    month,
                    zone,
                    days.stream().map(day -> DaySummary.of(day, method)).toList(),
                    method);
            return estimate instanceof AlwaysOn found ? OptionalDouble.of(found.watts()) : OptionalDouble.empty();
        }
    }

    static Errors of(Method method, Collection<Known> months) {
        return new Errors(months.stream()
                .flatMap(month -> month.estimate(method).stream().mapToObj(watts -> watts / month.truth() - 1))
                .toList());
    }

    int count() {
        return shares.size();
    }

    double meanAbsolute() {
        return shares.stream().mapToDouble(Math::abs).average().orElse(Double.NaN);
    }

    double bias() {
        return shares.stream().mapToDouble(share -> share).average().orElse(Double.NaN);
    }
}
