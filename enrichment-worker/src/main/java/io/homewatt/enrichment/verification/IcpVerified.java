package io.homewatt.enrichment.verification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.homewatt.enrichment.icp.Icp;
import io.homewatt.enrichment.registry.Answer;
import io.homewatt.enrichment.registry.Connection;
import io.homewatt.enrichment.registry.FlowDirection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The registry knows the property's ICP: what subscribers need of its answer, and no more. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record IcpVerified(
        String propertyId,
        String customerId,
        String icp,
        String networkReportingRegion,
        String networkParticipant,
        String pointOfConnection,
        boolean smartMeter,
        boolean meterActive,
        List<FlowDirection> flowDirections,
        int registryStatus,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant checkedAt)
        implements Verification {

    static IcpVerified of(
            IcpToVerify property, Icp icp, Connection connection, Optional<String> region, Answer answer) {
        return new IcpVerified(
                property.propertyId(),
                property.customerId(),
                icp.value(),
                region.orElse(null),
                orNull(connection.participant()),
                orNull(connection.pointOfConnection()),
                connection.smartMeter(),
                connection.meterActive(),
                connection.flowDirections(),
                connection.status(),
                answer.at());
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Override
    @JsonIgnore
    public String type() {
        return "icp.verified.v1";
    }

    @Override
    @JsonIgnore
    public String outcome() {
        return "verified";
    }
}
