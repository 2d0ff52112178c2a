package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.DayRows;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Energies as files have them, in decimals. */
final class Energy {
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 30;
    private static final String TOO_MUCH = "the energy is more than an interval can have";

    private Energy() {}

    /**
     * A number times a power of ten, rounded to an integer.
     *
     * @throws LineFault when it is no number, or so large that it can't be meant
     */
    static long parse(String number, int power) {
        if (number.isEmpty() || "null".equalsIgnoreCase(number)) {
            throw LineFault.leftOut("there is no energy");
        }
        if (number.length() > LONGEST) {
            throw LineFault.bad("the energy is no number");
        }
        try {
            return scale(new BigDecimal(number), power);
        } catch (NumberFormatException e) {
            throw LineFault.bad("the energy is no number");
        }
    }

    /** A number times a power of ten, rounded to an integer. */
    static long scale(BigDecimal number, int power) {
        // Before any arithmetic: a number like 1e999999999 is short until one counts with it.
        if (number.scale() < -MOST_DIGITS || number.precision() - number.scale() > MOST_DIGITS) {
            throw LineFault.bad(TOO_MUCH);
        }
        if (number.precision() - number.scale() < -MOST_DIGITS) {
            return 0;
        }
        BigDecimal scaled = number.scaleByPowerOfTen(power).setScale(0, RoundingMode.HALF_UP);
        if (scaled.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw LineFault.bad(TOO_MUCH);
        }
        return scaled.longValue();
    }

    /** @throws LineFault when it is more than an interval of a home can have */
    static void check(long milliwattHours) {
        if (milliwattHours > DayRows.LARGEST || milliwattHours < -DayRows.LARGEST) {
            throw LineFault.bad(TOO_MUCH);
        }
    }
}
