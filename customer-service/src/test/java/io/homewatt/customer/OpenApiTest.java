package io.homewatt.customer;

import io.homewatt.platform.testing.openapi.OpenApiRules;

class OpenApiTest extends OpenApiRules {
    OpenApiTest() {
        super("io.homewatt.customer");
    }
}
