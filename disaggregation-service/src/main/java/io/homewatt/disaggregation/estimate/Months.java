package io.homewatt.disaggregation.estimate;

import java.time.LocalDate;
import java.time.YearMonth;

/** Which months answer for a day. */
public final class Months {
    private static final int HOW_FAR_BACK = 12;

    private Months() {}

    /**
     * Whether a month is the last calendar month that ended on or before a day, or one of the eleven before it, which may
     * stand in for it. February has ended on 1 March.
     */
    public static boolean answers(YearMonth month, LocalDate asOf) {
        return month.isBefore(YearMonth.from(asOf)) && !month.isBefore(earliest(asOf));
    }

    /** The earliest month that answers for a day. */
    public static YearMonth earliest(LocalDate asOf) {
        return YearMonth.from(asOf).minusMonths(HOW_FAR_BACK);
    }
}
