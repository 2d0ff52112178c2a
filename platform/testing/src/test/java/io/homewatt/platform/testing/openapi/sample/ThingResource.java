package io.homewatt.platform.testing.openapi.sample;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/** Routes such as a service has. */
@Path("/thing/v1/things")
public class ThingResource extends ReadRoutes {
    @POST
    @PermissionsAllowed("things:write")
    public void create() {}

    @PUT
    @Path("/{thing_id}")
    @PermissionsAllowed("things:write")
    public void picture() {}

    /** A test's own. */
    @Path("/thing/v1/tests")
    static class TestResource {
        @GET
        public void get() {}
    }
}
