package io.homewatt.account;

import io.homewatt.platform.testing.schema.SchemaCompatibility;

class SchemaCompatibilityTest extends SchemaCompatibility {}
