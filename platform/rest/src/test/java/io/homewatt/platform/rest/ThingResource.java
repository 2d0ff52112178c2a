package io.homewatt.platform.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Routes such as a service has. */
@Path("/things")
class ThingResource {
    private static final String SEEN = "Lamp";

    private final ETags tags;

    ThingResource(ETags tags) {
        this.tags = tags;
    }

    @POST
    public Uni<Success<Thing>> create(@NotNull @Valid Thing thing) {
        // Where a service opens its reactive session.
        return Context.isOnEventLoopThread()
                ? Uni.createFrom().item(Success.of(thing))
                : Uni.createFrom().failure(new IllegalStateException("Not on an event loop"));
    }

    /** A route that takes files. */
    @POST
    @Blocking
    @Path("/files")
    @Consumes(MediaType.WILDCARD)
    public Success<Long> store(InputStream file) throws IOException {
        return Success.of(file.transferTo(OutputStream.nullOutputStream()));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<Success<String>>> get(
            @RestPath @Text String id, @RestQuery @Text String name, @RestHeader("If-None-Match") String ifNoneMatch) {
        return Uni.createFrom().item(() -> tags.answer(ifNoneMatch, SEEN));
    }

    @POST
    @Path("/{id}")
    public Uni<Success<String>> change(@RestPath String id, @RestHeader("If-Match") String ifMatch) {
        return Uni.createFrom().item(() -> {
            tags.require(ifMatch, SEEN);
            return Success.of("changed");
        });
    }

    @PUT
    @Path("/{id}")
    public Uni<Success<String>> conflict(@RestPath String id) {
        return Uni.createFrom().failure(new ClientErrorException(Response.Status.CONFLICT));
    }

    record Thing(
            @NotNull @Text(min = 1, max = 100) String firstName, Integer count, BigDecimal price, List<Thing> parts) {}
}
