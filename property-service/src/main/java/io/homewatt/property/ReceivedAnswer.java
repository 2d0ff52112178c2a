package io.homewatt.property;

import io.homewatt.platform.events.Event;
import io.homewatt.platform.outbox.OutboxEvent;
import java.time.Instant;

/** An answer of the registry on its way to its property. */
record ReceivedAnswer(Event event, Property.Key key, boolean verified, IcpAnswer answer) {
    /** About another ICP, or older than the one that the property has, if it doesn't wait for any. */
    boolean isOutdated(Property property) {
        return !property.icp.equals(answer.icp())
                || property.verificationStatus != VerificationStatus.PENDING
                        && property.checkedAt.isAfter(answer.checkedAt());
    }

    void change(Property property, Instant now) {
        if (verified) {
            property.verify(answer, now);
        } else {
            property.reject(answer, now);
        }
    }

    /** What subscribers are told of the changed property. */
    OutboxEvent outcome(Property property) {
        return verified ? PropertyEvent.Verified.event(property) : PropertyEvent.Rejected.event(property);
    }
}
