package io.homewatt.platform.testing.openapi;

/** The rules, kept. */
class SampleOpenApiTest extends OpenApiRules {
    SampleOpenApiTest() {
        super("io.homewatt.platform.testing.openapi.sample");
    }
}
