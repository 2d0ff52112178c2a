package io.homewatt.enrichment.verification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Locale;

/** The property's ICP is none that the registry knows. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record IcpRejected(
        String propertyId,
        String customerId,
        String icp,
        Reason reason,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant checkedAt)
        implements Verification {

    /** Why; {@link #CHECK_DIGITS_WRONG} is the commonest typing error, which its user can correct. */
    enum Reason {
        NOT_FOUND,
        CHECK_DIGITS_WRONG,
        MALFORMED;

        @JsonValue
        String published() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    @JsonIgnore
    public String type() {
        return "icp.rejected.v1";
    }

    @Override
    @JsonIgnore
    public String outcome() {
        return reason.published();
    }
}
