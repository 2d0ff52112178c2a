package io.homewatt.simulator.meter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.shredzone.commons.suncalc.SunTimes;

/**
 * A home of which the always-on load is known: a constant load and one or two fridges, and on top of them what people
 * switch on, hot water at night and solar panels. The same seed makes the same home.
 *
 * <p>The fridges are such that the known methods to estimate the load come out with their known biases.
 */
public final class SyntheticHouse {
    /** Where all of them stand. */
    public static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    /** In degrees. */
    public static final double LATITUDE = -36.85;

    public static final double LONGITUDE = 174.76;

    private static final int DAY = 24 * 60;

    private final SplittableRandom random;
    private final YearMonth month;
    private final Instant begin;
    private final boolean located;
    private final boolean solar;
    /** W by the minute. */
    private final double[] load;

    private final double alwaysOn;
    private final double[] fromGrid;

    /** A home in some month of 2025. */
    public SyntheticHouse(long seed) {
        this(new SplittableRandom(seed), null);
    }

    public SyntheticHouse(long seed, YearMonth month) {
        this(new SplittableRandom(seed), month);
    }

    private SyntheticHouse(SplittableRandom random, YearMonth given) {
        this.random = random;
        YearMonth drawn = YearMonth.of(2025, 1 + random.nextInt(12));
        month = given == null ? drawn : given;
        begin = month.atDay(1).atStartOfDay(ZONE).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant();
        load = new double[(int) ((end.getEpochSecond() - begin.getEpochSecond()) / 60)];

        Arrays.fill(load, Math.exp(between(Math.log(60), Math.log(250))));
        addFridge();
        if (chance(0.2)) {
            addFridge();
        }
        alwaysOn = Arrays.stream(load).average().orElseThrow();
        for (int day = 0; day < month.lengthOfMonth(); day++) {
            // Now and then nobody is at home.
            if (chance(0.95)) {
                addActivity(day * DAY);
            }
        }
        if (chance(0.35)) {
            addHotWater();
        }
        solar = chance(0.25);
        located = chance(0.8);
        fromGrid = solar ? lessSolar() : load;
    }

    public YearMonth month() {
        return month;
    }

    /** Whether others know where it is. */
    public boolean isLocated() {
        return located;
    }

    /** Whether it has panels: then the meter counts less than the home draws. */
    public boolean isSolar() {
        return solar;
    }

    /** The true load in W: the mean of what never turns off. */
    public double alwaysOn() {
        return alwaysOn;
    }

    /** What a perfect meter counts. */
    public List<MeterRead> exactReads(int minutes) {
        List<MeterRead> reads = new ArrayList<>();
        for (int i = 0; i + minutes <= fromGrid.length; i += minutes) {
            double wattMinutes = Arrays.stream(fromGrid, i, i + minutes).sum();
            reads.add(read(i, minutes, Math.round(wattMinutes * 1000 / 60), false));
        }
        return reads;
    }

    /** Half-hours in steps of 0.01 kWh, some with gaps, with gaps filled with zeros, and with estimated reads. */
    public List<MeterRead> deliveredReads() {
        SplittableRandom faults = random.split();
        boolean gaps = faults.nextDouble() < 0.3;
        boolean zeros = faults.nextDouble() < 0.25;
        boolean estimates = faults.nextDouble() < 0.15;
        int hole = faults.nextInt(load.length);
        int lost = faults.nextInt(load.length);
        int guessed = faults.nextInt(load.length);
        List<MeterRead> reads = new ArrayList<>();
        for (MeterRead read : exactReads(30)) {
            int minute = (int) ((read.begin().getEpochSecond() - begin.getEpochSecond()) / 60);
            long energy = Math.round(read.milliwattHours() / 10_000.0) * 10_000;
            boolean missing = gaps && (faults.nextDouble() < 0.01 || within(minute, lost, 2 * DAY));
            boolean estimated = estimates && within(minute, guessed, 3 * DAY);
            if (zeros && (within(minute, hole, DAY) || within(minute, hole + 5 * DAY, 200))) {
                energy = 0;
            }
            if (!missing) {
                reads.add(read(minute, 30, estimated ? 150_000 : energy, estimated));
            }
        }
        return reads;
    }

    private static boolean within(int minute, int from, int length) {
        return minute >= from && minute < from + length;
    }

    private MeterRead read(int minute, int minutes, long energy, boolean estimated) {
        return new MeterRead(begin.plusSeconds(60L * minute), 60 * minutes, energy, estimated);
    }

    private void addFridge() {
        double cycle = between(60, 100);
        double duty = between(0.25, 0.4);
        double power = between(70, 130);
        double minute = -between(0, cycle);
        while (minute < load.length) {
            // A little more by day, when the kitchen is warm.
            double warmth = 1 + 0.03 * Math.sin((minute / 60 - 9) / 24 * 2 * Math.PI);
            double on = cycle * duty * warmth * Math.exp(0.06 * random.nextGaussian());
            add(minute, on, power);
            minute += on + cycle * (1 - duty) / warmth * Math.exp(0.06 * random.nextGaussian());
        }
    }

    private void addActivity(int midnight) {
        double wake = midnight + 405 + 30 * random.nextGaussian();
        double bed = midnight + 1365 + 40 * random.nextGaussian();
        for (double minute = wake; minute < bed; ) {
            double length = 10 + exponential(60);
            if (chance(0.75)) {
                add(minute, Math.min(length, bed - minute), exponential(90) + exponential(90));
            }
            minute += length;
        }
        for (int i = random.nextInt(4, 13); i > 0; i--) {
            add(between(wake, bed), between(2, 45), between(500, 2500));
        }
        if (chance(0.15)) {
            add(midnight + between(0, 300), between(20, 120), between(40, 800));
        }
    }

    private void addHotWater() {
        double switched = random.nextInt(3) * 60 - 60;
        for (int midnight = 0; midnight < load.length; midnight += DAY) {
            add(midnight + switched + 4 * random.nextGaussian(), between(60, 200), between(1800, 3000));
        }
    }

    private double[] lessSolar() {
        double peak = between(2000, 6000);
        double[] net = load.clone();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            LocalDate date = month.atDay(day);
            SunTimes sun = SunTimes.compute()
                    .on(date.atStartOfDay(ZONE))
                    .at(LATITUDE, LONGITUDE)
                    .execute();
            int rise = (int) ((sun.getRise().toEpochSecond() - begin.getEpochSecond()) / 60);
            int set = (int) ((sun.getSet().toEpochSecond() - begin.getEpochSecond()) / 60);
            double sky = between(0.2, 1);
            for (int minute = rise; minute < set; minute++) {
                double given = peak * sky * Math.sin(Math.PI * (minute - rise) / (set - rise));
                net[minute] = Math.max(0, net[minute] - given);
            }
        }
        return net;
    }

    private void add(double from, double length, double watts) {
        for (int minute = (int) Math.max(0, from); minute < Math.min(load.length, from + length); minute++) {
            load[minute] += watts;
        }
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
