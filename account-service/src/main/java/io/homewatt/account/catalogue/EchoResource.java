package io.homewatt.account.catalogue;

import io.homewatt.account.envelope.Envelope;
import io.homewatt.platform.access.Callers;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets clients see whether they reach the API, and whether their credentials are good. */
@Path("/rest/echo")
@Produces(MediaType.APPLICATION_JSON)
class EchoResource {
    private static final String TYPE = "Echo";

    private final Callers callers;

    EchoResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    @Path("/hello")
    @PermitAll
    public Envelope<Echo> hello() {
        return Envelope.one(TYPE, new Echo("Hello, world"));
    }

    @GET
    @Path("/authenticate")
    @Authenticated
    public Envelope<Echo> authenticate() {
        // Good for something only with an organisation.
        callers.current();
        return Envelope.one(TYPE, new Echo("You are authenticated"));
    }

    /** What comes back. */
    record Echo(String message) {}
}
