package io.homewatt.enrichment.verification;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;

/**
 * The id of the event that another event leads to: a UUID version 5 of its cause's id, so that a cause that is delivered
 * again, here or to another replica, leads to the same event again and not to a second one.
 */
final class EventIds {

    /** The namespace of ids of this worker; to change it is to publish everything under new ids. */
    private static final UUID NAMESPACE = UUID.fromString("5b1c33f2-8f0e-5d0a-9a53-0d2f7e6f6c11");

    private EventIds() {}

    static UUID causedBy(UUID cause) {
        // Not shared: a generator holds a digest, which is not thread-safe.
        NameBasedGenerator generator = Generators.nameBasedGenerator(NAMESPACE);
        return generator.generate(cause.toString());
    }
}
