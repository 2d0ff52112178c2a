package io.homewatt.property;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A property of a customer: one ICP, a point of connection to the grid. */
@Entity
class Property {
    @EmbeddedId
    Key key;

    @Column(name = "customer_id")
    UUID customerId;

    /** In upper case. */
    String icp;

    @Enumerated(EnumType.STRING)
    PropertyLifecycle lifecycle;

    @Enumerated(EnumType.STRING)
    @Column(name = "verification_status")
    VerificationStatus verificationStatus;

    @Column(name = "rejection_reason")
    String rejectionReason;

    @Column(name = "checked_at")
    Instant checkedAt;

    @Column(name = "network_reporting_region")
    String networkReportingRegion;

    @Column(name = "smart_meter")
    Boolean smartMeter;

    @Column(name = "meter_active")
    Boolean meterActive;

    @Column(name = "flow_directions")
    String[] flowDirections;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    long version;

    static Property of(Key key, UUID customerId, String icp, Instant now) {
        var property = new Property();
        property.key = key;
        property.customerId = customerId;
        property.icp = icp;
        property.lifecycle = PropertyLifecycle.UNVERIFIED;
        property.verificationStatus = VerificationStatus.PENDING;
        property.createdAt = now;
        property.updatedAt = now;
        return property;
    }

    /** Takes in what the registry has for the ICP. */
    void verify(IcpAnswer answer, Instant now) {
        lifecycle = PropertyLifecycle.VERIFIED;
        verificationStatus = VerificationStatus.VERIFIED;
        rejectionReason = null;
        checkedAt = answer.checkedAt();
        networkReportingRegion = answer.networkReportingRegion();
        smartMeter = answer.smartMeter();
        meterActive = answer.meterActive();
        flowDirections = answer.flowDirections().toArray(String[]::new);
        touch(now);
    }

    /** Takes in that the registry doesn't know the ICP; what was once verified stays so. */
    void reject(IcpAnswer answer, Instant now) {
        verificationStatus = VerificationStatus.REJECTED;
        rejectionReason = answer.reason();
        checkedAt = answer.checkedAt();
        touch(now);
    }

    /** Waits for the registry again; what it said before stays until it answers. */
    void verifyAgain(Instant now) {
        verificationStatus = VerificationStatus.PENDING;
        rejectionReason = null;
        touch(now);
    }

    /** Has changed: with each change goes a later time, and so a higher version, however fast one follows another. */
    void touch(Instant now) {
        updatedAt = now.isAfter(updatedAt) ? now : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    @Embeddable
    record Key(@Column(name = "org_id") String organisation, UUID id) {}
}
