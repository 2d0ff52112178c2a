package io.homewatt.disaggregation.estimate;

import java.util.OptionalDouble;

/** A way to tell the always-on load from interval reads: first each day for itself, then the month from its days. */
public interface Method {
    /** A day's load in W; none if its reads don't allow to tell. */
    OptionalDouble ofDay(DayReads day);

    /**
     * A month's load in W.
     *
     * @param days its days' loads, ascending, at least one
     */
    double ofMonth(double[] days);

    /** The quantile with linear interpolation of ascending values. */
    static double quantile(double[] ascending, double share) {
        double position = share * (ascending.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }
}
