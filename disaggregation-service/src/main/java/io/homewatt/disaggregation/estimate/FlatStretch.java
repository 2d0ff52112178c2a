package io.homewatt.disaggregation.estimate;

import java.util.OptionalDouble;

/**
 * The mean of the day's lowest flat stretch, and of the days the lower quartile.
 *
 * <p>The stretch begins as the two consecutive hours with the lowest mean, for those hold whole cycles of a fridge, which
 * belongs to the load. The lowest two hours are those where the cycles fell luckily; so the stretch grows at either side,
 * as long as the next interval is hardly higher than what is in it already, and stops at whatever is switched on. It is
 * never more than the day's mean. Decision 0014 has the figures.
 *
 * @param tolerance by how many percent an interval may be higher than the highest so far
 * @param longest the longest stretch, in hours
 * @param share which quantile of the days makes the month
 */
public record FlatStretch(int tolerance, int longest, double share) implements Method {
    private static final int SHORTEST = 2 * DayReads.HOUR;

    /** As we use it. */
    public FlatStretch() {
        this(10, 5, 0.25);
    }

    @Override
    public OptionalDouble ofDay(DayReads day) {
        int length = day.seconds() == 0 ? 1 : SHORTEST / day.seconds();
        int begin = lowest(day, length);
        return begin < 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(grown(day, begin, begin + length), mean(day)));
    }

    @Override
    public double ofMonth(double[] days) {
        return Method.quantile(days, share);
    }

    /** Where the window of consecutive usable intervals with the lowest sum begins; -1 if there is none. */
    private static int lowest(DayReads day, int length) {
        int best = -1;
        long lowest = Long.MAX_VALUE;
        long sum = 0;
        int run = 0;
        for (int i = 0; i < day.size(); i++) {
            if (!day.isUsable(i)) {
                run = 0;
                sum = 0;
                continue;
            }
            sum += day.energy(i);
            run++;
            if (run > length) {
                sum -= day.energy(i - length);
            }
            if (run >= length && sum < lowest) {
                lowest = sum;
                best = i - length + 1;
            }
        }
        return best;
    }

    /** Of the usable intervals, in W: a stretch that begins beside something short and high may grow beyond it. */
    private static double mean(DayReads day) {
        long sum = 0;
        for (int i = 0; i < day.size(); i++) {
            sum += day.isUsable(i) ? day.energy(i) : 0;
        }
        return day.watts(sum, day.usable());
    }

    private double grown(DayReads day, int from, int to) {
        int begin = from;
        int end = to;
        long sum = 0;
        long highest = 0;
        for (int i = begin; i < end; i++) {
            sum += day.energy(i);
            highest = Math.max(highest, day.energy(i));
        }
        long limit = highest + highest * tolerance / 100;
        int most = longest * DayReads.HOUR / day.seconds();
        while (end - begin < most) {
            long before = begin > 0 && day.isUsable(begin - 1) ? day.energy(begin - 1) : Long.MAX_VALUE;
            long after = end < day.size() && day.isUsable(end) ? day.energy(end) : Long.MAX_VALUE;
            long next = Math.min(before, after);
            if (next > limit) {
                break;
            }
            sum += next;
            if (before < after) {
                begin--;
            } else {
                end++;
            }
        }
        return day.watts(sum, end - begin);
    }
}
