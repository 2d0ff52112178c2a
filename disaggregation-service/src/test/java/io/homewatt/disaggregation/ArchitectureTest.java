package io.homewatt.disaggregation;

import io.homewatt.platform.testing.DatabaseServiceRules;

class ArchitectureTest extends DatabaseServiceRules {
    ArchitectureTest() {
        super("io.homewatt.disaggregation");
    }
}
