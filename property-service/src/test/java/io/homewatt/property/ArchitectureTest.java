package io.homewatt.property;

import io.homewatt.platform.testing.DatabaseServiceRules;

class ArchitectureTest extends DatabaseServiceRules {
    ArchitectureTest() {
        super("io.homewatt.property");
    }
}
