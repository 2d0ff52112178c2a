package io.homewatt.customer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.access.Callers;
import io.homewatt.platform.access.SubscriptionKeyRequired;
import io.homewatt.platform.idempotency.IdempotentRequest;
import io.homewatt.platform.rest.ETags;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Text;
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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The customer API. */
@Path(CustomerResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@SubscriptionKeyRequired
class CustomerResource {
    static final String PATH = "/customer/v1/customers";

    private final Callers callers;
    private final ETags etags;
    private final ObjectMapper json;
    private final CreateCustomer createCustomer;
    private final FindCustomer findCustomer;
    private final PatchCustomer patchCustomer;
    private final CloseCustomer closeCustomer;

    CustomerResource(
            Callers callers,
            ETags etags,
            ObjectMapper json,
            CreateCustomer createCustomer,
            FindCustomer findCustomer,
            PatchCustomer patchCustomer,
            CloseCustomer closeCustomer) {
        this.callers = callers;
        this.etags = etags;
        this.json = json;
        this.createCustomer = createCustomer;
        this.findCustomer = findCustomer;
        this.patchCustomer = patchCustomer;
        this.closeCustomer = closeCustomer;
    }

    @POST
    @PermissionsAllowed("customers:write")
    public Uni<RestResponse<CustomerCreatedView>> create(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid NewCustomer body) {
        Caller caller = callers.backEnd();
        var request = IdempotentRequest.of(caller.organisation(), idempotencyKey, "POST " + PATH, body, json);
        return createCustomer.create(caller, request, body).map(created -> RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, created)
                .location(URI.create(PATH + "/" + created.customerId()))
                .build());
    }

    /** One customer by its e-mail address, or else a page of all. */
    @GET
    @PermissionsAllowed("customers:read")
    public Uni<? extends RestResponse<?>> findOrList(
            @RestQuery("email_address") @Text(max = 254) String emailAddress,
            @RestQuery String cursor,
            @RestQuery String limit,
            @RestHeader("If-None-Match") String ifNoneMatch) {
        return emailAddress == null
                ? findCustomer.page(callers.backEnd(), Page.of(cursor, limit)).map(RestResponse::ok)
                : findCustomer
                        .byEmailAddress(callers.current(), emailAddress)
                        .map(view -> etags.answer(ifNoneMatch, view));
    }

    @GET
    @Path("/{customer_id}")
    @PermissionsAllowed("customers:read")
    public Uni<? extends RestResponse<?>> get(
            @RestPath("customer_id") String customerId, @RestHeader("If-None-Match") String ifNoneMatch) {
        return findCustomer.byId(callers.current(), customerId).map(view -> etags.answer(ifNoneMatch, view));
    }

    @PATCH
    @Path("/{customer_id}")
    @PermissionsAllowed("customers:write")
    public Uni<Done> patch(
            @RestPath("customer_id") String customerId,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid CustomerPatch body) {
        return patchCustomer.patch(callers.current(), customerId, ifMatch, body).replaceWith(Done.DONE);
    }

    @DELETE
    @Path("/{customer_id}")
    @PermissionsAllowed("customers:write")
    public Uni<Done> close(@RestPath("customer_id") String customerId, @RestHeader("If-Match") String ifMatch) {
        return closeCustomer.close(callers.backEnd(), customerId, ifMatch).replaceWith(Done.DONE);
    }
}
