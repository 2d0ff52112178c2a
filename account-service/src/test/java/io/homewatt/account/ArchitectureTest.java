package io.homewatt.account;

import io.homewatt.platform.testing.DatabaseServiceRules;

class ArchitectureTest extends DatabaseServiceRules {
    ArchitectureTest() {
        super("io.homewatt.account");
    }
}
