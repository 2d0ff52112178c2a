package io.homewatt.disaggregation.meterfile;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * The zone of a Green Button feed's {@code LocalTimeParameters}. With daylight saving by the rules of the United States it
 * is the place whose standard time that is; otherwise standard time all year. Nothing is reckoned with it, for readings
 * are at instants: times are shown in it.
 */
final class FeedZone {
    private static final String START_IN_MARCH = "360E2000";
    private static final Map<Integer, String> PLACES = Map.of(
            -14_400, "America/Halifax",
            -18_000, "America/New_York",
            -21_600, "America/Chicago",
            -25_200, "America/Denver",
            -28_800, "America/Los_Angeles",
            -32_400, "America/Anchorage");

    private String offset = "";
    private String start = "";

    void put(String member, String value) {
        switch (member) {
            case "tzOffset" -> offset = value;
            case "dstStartRule" -> start = value;
            default -> {
                // The end and the size of daylight saving follow from its start.
            }
        }
    }

    /** @param otherwise when the feed doesn't tell */
    ZoneId zone(ZoneId otherwise) {
        try {
            int seconds = Integer.parseInt(offset);
            String place = PLACES.get(seconds);
            return place != null && START_IN_MARCH.equals(start)
                    ? ZoneId.of(place)
                    : ZoneOffset.ofTotalSeconds(seconds);
        } catch (NumberFormatException | DateTimeException e) {
            return otherwise;
        }
    }
}
