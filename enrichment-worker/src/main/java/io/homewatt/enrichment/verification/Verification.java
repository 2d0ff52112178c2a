package io.homewatt.enrichment.verification;

/** What came of a property's ICP: one of the two events that the worker publishes. */
sealed interface Verification permits IcpVerified, IcpRejected {

    /** The type of the event. */
    String type();

    /** The event's subject and key. */
    String propertyId();

    /** For metrics: verified, or why not. */
    String outcome();
}
