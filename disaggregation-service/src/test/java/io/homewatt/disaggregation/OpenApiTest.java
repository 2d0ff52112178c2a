package io.homewatt.disaggregation;

import io.homewatt.platform.testing.openapi.OpenApiRules;

class OpenApiTest extends OpenApiRules {
    OpenApiTest() {
        super("io.homewatt.disaggregation");
    }
}
