package io.homewatt.property;

import io.homewatt.platform.testing.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ServiceRules rules = ServiceRules.of("io.homewatt.property");

    @Test
    void knowsNoOtherService() {
        rules.knowsNoOtherService();
    }

    @Test
    void sendsThroughTheOutboxOnly() {
        rules.sendsThroughTheOutboxOnly();
    }

    @Test
    void blocksNothing() {
        rules.blocksNothing();
    }

    @Test
    void declaresAccess() {
        rules.declaresAccess();
    }
}
