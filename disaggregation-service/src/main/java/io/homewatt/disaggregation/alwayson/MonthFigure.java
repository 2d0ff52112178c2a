package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.estimate.Site;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What is known of an account's always-on load in a month.
 *
 * @param month one of the account's months, where it is
 * @param alwaysOn its figure
 */
record MonthFigure(UUID accountId, Site site, YearMonth month, AlwaysOn alwaysOn) {
    ZoneId zone() {
        return site.zone();
    }

    BigDecimal kilowattHours() {
        return alwaysOn.kilowattHours();
    }

    BigDecimal ratio() {
        return alwaysOn.ratio();
    }
}
