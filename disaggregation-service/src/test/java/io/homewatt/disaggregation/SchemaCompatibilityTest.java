package io.homewatt.disaggregation;

import io.homewatt.platform.testing.schema.SchemaCompatibility;

class SchemaCompatibilityTest extends SchemaCompatibility {}
