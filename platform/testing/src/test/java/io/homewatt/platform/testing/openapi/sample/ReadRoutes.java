package io.homewatt.platform.testing.openapi.sample;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Routes that a resource inherits; of their methods the compiler makes public copies in a public class. */
abstract class ReadRoutes {
    @GET
    @Path("/{thing_id: [a-z_0-9]+}")
    @PermissionsAllowed("things:read")
    public void get() {}
}
