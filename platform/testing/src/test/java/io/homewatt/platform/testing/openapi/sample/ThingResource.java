package io.homewatt.platform.testing.openapi.sample;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Routes such as a service has. */
@Path("/thing/v1/things")
public class ThingResource {
    @POST
    @PermissionsAllowed("things:write")
    public void create() {}

    @GET
    @Path("/{thing_id: [a-z_0-9]+}")
    @PermissionsAllowed("things:read")
    public void get() {}
}
