package io.homewatt.disaggregation.household;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/**
 * What the account events have in common, as far as it is needed here. All but the id and the status may be null.
 *
 * @param status {@code DELETED} until it is revived
 * @param timeZone a name of the tz database
 * @param latitude in degrees, north positive
 * @param longitude in degrees, east positive
 */
record AccountChanged(
        UUID accountId,
        String status,
        String utilityCode,
        Long utilityCustomerId,
        String utilityAccountId,
        String icp,
        String timeZone,
        Double latitude,
        Double longitude) {
    private static final String DELETED = "DELETED";
    private static final ZoneId UTC = ZoneId.of("UTC");

    boolean deleted() {
        return DELETED.equals(status);
    }

    /** UTC if there is none, or none that is known here. */
    ZoneId zone() {
        try {
            return timeZone == null ? UTC : ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return UTC;
        }
    }

    /** Whether the figures of the account so changed are the same: its sources, its days and its darkness. */
    boolean hasFiguresOf(AccountChanged other) {
        return isToldAs(other)
                && Objects.equals(icp, other.icp)
                && Objects.equals(latitude, other.latitude)
                && Objects.equals(longitude, other.longitude);
    }

    /** Whether both are one account with the same months to those who are told. */
    boolean isToldAs(AccountChanged other) {
        return Objects.equals(utilityCode, other.utilityCode)
                && Objects.equals(utilityAccountId, other.utilityAccountId)
                && Objects.equals(timeZone, other.timeZone);
    }

    /** As it is kept: in upper case, the zone one that is known, and the location a whole one on earth or none. */
    AccountChanged asKept() {
        boolean located =
                latitude != null && longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        return new AccountChanged(
                accountId,
                status,
                utilityCode == null ? null : utilityCode.toUpperCase(Locale.ROOT),
                utilityCustomerId,
                utilityAccountId,
                icp,
                zone().getId(),
                located ? latitude : null,
                located ? longitude : null);
    }
}
