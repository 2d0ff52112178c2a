package io.homewatt.property;

import io.homewatt.platform.testing.schema.SchemaCompatibility;

class SchemaCompatibilityTest extends SchemaCompatibility {}
