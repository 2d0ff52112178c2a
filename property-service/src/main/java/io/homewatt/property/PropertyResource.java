package io.homewatt.property;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.access.Callers;
import io.homewatt.platform.access.SubscriptionKeyRequired;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.rest.ETags;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Success;
import io.homewatt.property.comparison.Comparison;
import io.homewatt.property.customers.CustomerId;
import io.homewatt.property.usage.UsageSnapshot;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The property API. */
@Path("/customer/v1/customers/{customer_id}/properties")
@Produces(MediaType.APPLICATION_JSON)
@SubscriptionKeyRequired
class PropertyResource {
    private final Callers callers;
    private final ETags etags;
    private final ObjectMapper json;
    private final CreateProperty createProperty;
    private final FindProperty findProperty;
    private final AttachUsage attachUsage;
    private final AttachComparison attachComparison;
    private final RequestVerification requestVerification;
    private final RemoveProperty removeProperty;

    PropertyResource(
            Callers callers,
            ETags etags,
            ObjectMapper json,
            CreateProperty createProperty,
            FindProperty findProperty,
            AttachUsage attachUsage,
            AttachComparison attachComparison,
            RequestVerification requestVerification,
            RemoveProperty removeProperty) {
        this.callers = callers;
        this.etags = etags;
        this.json = json;
        this.createProperty = createProperty;
        this.findProperty = findProperty;
        this.attachUsage = attachUsage;
        this.attachComparison = attachComparison;
        this.requestVerification = requestVerification;
        this.removeProperty = removeProperty;
    }

    @POST
    @PermissionsAllowed("properties:write")
    public Uni<RestResponse<Success<PropertyIds>>> create(
            @RestPath("customer_id") String customerId,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @Context UriInfo uri,
            @NotNull @Valid NewProperty body) {
        if (body.customerId() != null && !body.customerId().equals(customerId)) {
            throw Problem.invalid("customer_id", "must be the customer of the path");
        }
        Caller caller = callers.backEnd();
        return createProperty
                .create(
                        caller,
                        request(caller, idempotencyKey, uri, body),
                        CustomerId.parse(customerId),
                        body.normalisedIcp())
                .map(ids -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, Success.of(ids))
                        .location(URI.create(
                                "/customer/v1/customers/" + ids.customerId() + "/properties/" + ids.propertyId()))
                        .build());
    }

    @GET
    @PermissionsAllowed("properties:read")
    public Uni<Success<List<PropertyView>>> list(
            @RestPath("customer_id") String customerId, @RestQuery String cursor, @RestQuery String limit) {
        return findProperty.page(callers.backEnd(), CustomerId.parse(customerId), Page.of(cursor, limit));
    }

    @GET
    @Path("/{property_id}")
    @PermissionsAllowed("properties:read")
    public Uni<RestResponse<Success<PropertyView>>> get(
            @RestPath("customer_id") String customerId,
            @RestPath("property_id") String propertyId,
            @RestHeader("If-None-Match") String ifNoneMatch) {
        return findProperty
                .byId(callers.current(), CustomerId.parse(customerId), PropertyId.parse(propertyId))
                .map(view -> etags.answer(ifNoneMatch, view));
    }

    @PATCH
    @Path("/{property_id}")
    @PermissionsAllowed("properties:write")
    public Uni<Success<PropertyIds>> attachUsage(
            @RestPath("customer_id") String customerId,
            @RestPath("property_id") String propertyId,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid UsageSnapshot body) {
        return attachUsage
                .attach(callers.current(), CustomerId.parse(customerId), PropertyId.parse(propertyId), ifMatch, body)
                .map(Success::of);
    }

    @POST
    @Path("/{property_id}/comparisons")
    @PermissionsAllowed("properties:write")
    public Uni<Success<AttachedComparison>> attachComparison(
            @RestPath("customer_id") String customerId,
            @RestPath("property_id") String propertyId,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @Context UriInfo uri,
            @NotNull @Valid Comparison body) {
        Caller caller = callers.backEnd();
        return attachComparison
                .attach(
                        caller,
                        request(caller, idempotencyKey, uri, body),
                        CustomerId.parse(customerId),
                        PropertyId.parse(propertyId),
                        body)
                .map(Success::of);
    }

    @POST
    @Path("/{property_id}/verification")
    @PermissionsAllowed("properties:write")
    public Uni<RestResponse<Success<RequestedVerification>>> requestVerification(
            @RestPath("customer_id") String customerId,
            @RestPath("property_id") String propertyId,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @Context UriInfo uri,
            NoMembers body) {
        Caller caller = callers.backEnd();
        return requestVerification
                .request(
                        caller,
                        request(caller, idempotencyKey, uri, null),
                        CustomerId.parse(customerId),
                        PropertyId.parse(propertyId))
                .map(requested -> RestResponse.status(RestResponse.Status.ACCEPTED, Success.of(requested)));
    }

    @DELETE
    @Path("/{property_id}")
    @PermissionsAllowed("properties:write")
    public Uni<Success<PropertyIds>> remove(
            @RestPath("customer_id") String customerId,
            @RestPath("property_id") String propertyId,
            @RestHeader("If-Match") String ifMatch) {
        return removeProperty
                .remove(callers.backEnd(), CustomerId.parse(customerId), PropertyId.parse(propertyId), ifMatch)
                .map(Success::of);
    }

    private IdempotentRequest request(Caller caller, String key, UriInfo uri, Object body) {
        return IdempotentRequest.of(caller.organisation(), key, "POST " + uri.getPath(), body, json);
    }

    /** A body that may be left out and has nothing in it. */
    record NoMembers() {}
}
