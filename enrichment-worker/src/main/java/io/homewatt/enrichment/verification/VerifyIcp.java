package io.homewatt.enrichment.verification;

import io.homewatt.enrichment.icp.Icp;
import io.homewatt.enrichment.registry.Answer;
import io.homewatt.enrichment.registry.Connection;
import io.homewatt.enrichment.registry.Registry;
import io.homewatt.enrichment.supplypoints.SupplyPoints;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds out whether a property's ICP exists, and what there is at that point of connection. */
@Singleton
class VerifyIcp {

    private static final Logger LOG = Logger.getLogger(VerifyIcp.class);

    private final Registry registry;
    private final SupplyPoints supplyPoints;
    private final Clock clock;
    private final Counter unknownNetworks;

    VerifyIcp(Registry registry, SupplyPoints supplyPoints, Clock clock, MeterRegistry meters) {
        this.registry = registry;
        this.supplyPoints = supplyPoints;
        this.clock = clock;
        this.unknownNetworks = Counter.builder("homewatt.supply.points.unknown")
                .description("Verified ICPs whose network the supply-points table does not have: is it out of date?")
                .register(meters);
    }

    Uni<Verification> verify(IcpToVerify property) {
        Optional<Icp> icp = Icp.parse(property.icp());
        if (icp.isEmpty()) {
            return Uni.createFrom()
                    .item(new IcpRejected(
                            property.propertyId(),
                            property.customerId(),
                            property.icp(),
                            IcpRejected.Reason.MALFORMED,
                            clock.instant()));
        }
        return registry.lookUp(icp.get(), property.since()).chain(answer -> conclude(property, icp.get(), answer));
    }

    private Uni<Verification> conclude(IcpToVerify property, Icp icp, Answer answer) {
        if (answer.connection().isEmpty()) {
            return Uni.createFrom().item(rejected(property, icp, answer));
        }
        Connection connection = answer.connection().get();
        return supplyPoints.table().map(table -> {
            Optional<String> region = table.region(connection.pointOfConnection(), connection.participant());
            if (region.isEmpty()) {
                unknownNetworks.increment();
                LOG.warnf(
                        "A network is not in the supply-points table propertyId=%s pointOfConnection=%s participant=%s",
                        property.propertyId(), connection.pointOfConnection(), connection.participant());
            }
            return IcpVerified.of(property, icp, connection, region, answer);
        });
    }

    private static Verification rejected(IcpToVerify property, Icp icp, Answer answer) {
        IcpRejected.Reason reason =
                icp.hasRightCheckDigits() ? IcpRejected.Reason.NOT_FOUND : IcpRejected.Reason.CHECK_DIGITS_WRONG;
        return new IcpRejected(property.propertyId(), property.customerId(), icp.value(), reason, answer.at());
    }
}
