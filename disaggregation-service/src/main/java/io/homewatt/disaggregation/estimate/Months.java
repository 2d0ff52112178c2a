package io.homewatt.disaggregation.estimate;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which months answer for a day. */
public final class Months {
    private static final int HOW_FAR_BACK = 12;

    private Months() {}

    /**
     * The last calendar month that ended on or before a day, and the earlier ones that may stand in for it: twelve in all,
     * latest first. February has ended on 1 March.
     */
    public static Stream<YearMonth> endedBy(LocalDate asOf) {
        YearMonth current = YearMonth.from(asOf);
        return IntStream.rangeClosed(1, HOW_FAR_BACK).mapToObj(current::minusMonths);
    }
}
