package io.homewatt.platform.operations;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Keeps Mutiny from wrapping each callback so that it finds the contexts (of CDI, of JTA) that it was made in. Ours run in the
 * Vert.x context of their request or message, which carries CDI's, and JTA isn't used: wrapping is all cost, and some 6 % of
 * what a small answer takes.
 */
@ApplicationScoped
class PlainCallbacks {
    void begin(@Observes StartupEvent event) {
        Infrastructure.clearInterceptors();
    }
}
