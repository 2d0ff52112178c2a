package io.homewatt.benchmark.scenario;

/** Tells when a figure has stopped falling. */
final class Plateau {
    /** What is less than this share of the last that was less is less, and no noise. */
    private static final double LESS = 0.95;
    /** How many figures in a row that are no less are enough. */
    private static final int PATIENCE = 5;

    private double last = Double.MAX_VALUE;
    private int since;

    /** Whether it has, with this figure as the next. */
    boolean isReached(double figure) {
        if (figure < LESS * last) {
            last = figure;
            since = 0;
        } else {
            since++;
        }
        return since == PATIENCE;
    }
}
