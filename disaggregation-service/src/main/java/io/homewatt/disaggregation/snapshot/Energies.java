package io.homewatt.disaggregation.snapshot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.homewatt.disaggregation.reads.Channel;
import java.math.BigDecimal;
import java.util.Map;

/** Sums of the channels that there are, in kWh. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Energies(BigDecimal extraction, BigDecimal injection) {
    static Energies of(Map<Channel, Long> milliwattHours) {
        return new Energies(
                kilowattHours(milliwattHours.get(Channel.EXTRACTION)),
                kilowattHours(milliwattHours.get(Channel.INJECTION)));
    }

    /** Of mWh; null for null. */
    static BigDecimal kilowattHours(Long milliwattHours) {
        return milliwattHours == null ? null : BigDecimal.valueOf(milliwattHours, 6);
    }
}
