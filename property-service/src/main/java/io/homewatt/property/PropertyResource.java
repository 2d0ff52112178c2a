package io.homewatt.property;

import io.homewatt.platform.access.Callers;
import io.homewatt.platform.access.SubscriptionKeyRequired;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Success;
import io.homewatt.property.customers.CustomerId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The property API. */
@Path("/customer/v1/customers/{customer_id}/properties")
@SubscriptionKeyRequired
@Tag(name = "Properties")
class PropertyResource {
    private final Callers callers;
    private final CreateProperty createProperty;
    private final FindProperty findProperty;

    PropertyResource(Callers callers, CreateProperty createProperty, FindProperty findProperty) {
        this.callers = callers;
        this.createProperty = createProperty;
        this.findProperty = findProperty;
    }

    @POST
    @PermissionsAllowed("properties:write")
    @Operation(summary = "Create a property", description = "Its ICP is then verified against the registry.")
    public Uni<RestResponse<Success<PropertyIds>>> create(
            @RestPath("customer_id") String customerId, @NotNull @Valid NewProperty body) {
        if (body.customerId() != null && !body.customerId().equals(customerId)) {
            throw Problem.invalid("customer_id", "must be the customer of the path");
        }
        return createProperty
                .create(callers.backEnd().organisation(), CustomerId.parse(customerId), body.normalisedIcp())
                .map(property -> {
                    var ids = new PropertyIds(customerId, PropertyId.of(property.key.id()));
                    return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, Success.of(ids))
                            .location(URI.create(
                                    "/customer/v1/customers/" + ids.customerId() + "/properties/" + ids.propertyId()))
                            .build();
                });
    }

    @GET
    @PermissionsAllowed("properties:read")
    @Operation(summary = "List a customer's properties")
    public Uni<Success<List<PropertyView>>> list(
            @RestPath("customer_id") String customerId,
            @Parameter(description = "The next_cursor of the page before") @RestQuery String cursor,
            @Parameter(description = "Properties on a page, 1–500, 100 by default") @RestQuery String limit) {
        return findProperty.page(callers.backEnd(), CustomerId.parse(customerId), Page.of(cursor, limit));
    }

    @GET
    @Path("/{property_id}")
    @PermissionsAllowed("properties:read")
    @Operation(summary = "Get one property")
    public Uni<Success<PropertyView>> get(
            @RestPath("customer_id") String customerId, @RestPath("property_id") String propertyId) {
        return findProperty
                .byId(callers.current(), CustomerId.parse(customerId), propertyId)
                .map(Success::of);
    }
}
