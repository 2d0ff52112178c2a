package io.homewatt.customer;

import io.homewatt.platform.testing.schema.SchemaCompatibility;

class SchemaCompatibilityTest extends SchemaCompatibility {}
