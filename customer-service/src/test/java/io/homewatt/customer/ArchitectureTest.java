package io.homewatt.customer;

import io.homewatt.platform.testing.DatabaseServiceRules;

class ArchitectureTest extends DatabaseServiceRules {
    ArchitectureTest() {
        super("io.homewatt.customer");
    }
}
