package io.homewatt.customer;

import io.homewatt.platform.access.Callers;
import io.homewatt.platform.access.SubscriptionKeyRequired;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Success;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The customer API. */
@Path("/customer/v1/customers")
@SubscriptionKeyRequired
@Tag(name = "Customers")
class CustomerResource {
    private final Callers callers;
    private final CreateCustomer createCustomer;
    private final FindCustomer findCustomer;
    private final PatchCustomer patchCustomer;
    private final CloseCustomer closeCustomer;

    CustomerResource(
            Callers callers,
            CreateCustomer createCustomer,
            FindCustomer findCustomer,
            PatchCustomer patchCustomer,
            CloseCustomer closeCustomer) {
        this.callers = callers;
        this.createCustomer = createCustomer;
        this.findCustomer = findCustomer;
        this.patchCustomer = patchCustomer;
        this.closeCustomer = closeCustomer;
    }

    @POST
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Create a customer")
    public Uni<RestResponse<CustomerCreatedView>> create(@NotNull @Valid NewCustomer body) {
        return createCustomer.create(callers.backEnd().organisation(), body).map(customer -> {
            String id = CustomerId.of(customer.key.id());
            return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, new CustomerCreatedView(true, id))
                    .location(URI.create("/customer/v1/customers/" + id))
                    .build();
        });
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(summary = "Find one customer by e-mail address, or list all")
    public Uni<? extends Success<?>> findOrList(
            @Parameter(description = "Answers the one customer with this address") @RestQuery("email_address")
                    String emailAddress,
            @Parameter(description = "The next_cursor of the page before") @RestQuery String cursor,
            @Parameter(description = "Customers on a page, 1–500, 100 by default") @RestQuery String limit) {
        return emailAddress == null
                ? findCustomer.page(callers.backEnd(), Page.of(cursor, limit))
                : findCustomer.byEmailAddress(callers.current(), emailAddress).map(Success::of);
    }

    @GET
    @Path("/{customer_id}")
    @PermissionsAllowed("customers:read")
    @Operation(summary = "Get one customer")
    public Uni<Success<CustomerView>> get(@RestPath("customer_id") String customerId) {
        return findCustomer.byId(callers.current(), customerId).map(Success::of);
    }

    @PATCH
    @Path("/{customer_id}")
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Change a customer")
    public Uni<Done> patch(@RestPath("customer_id") String customerId, @NotNull @Valid CustomerPatch body) {
        return patchCustomer.patch(callers.current(), customerId, body).replaceWith(Done.DONE);
    }

    @DELETE
    @Path("/{customer_id}")
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Close a customer's account")
    public Uni<Done> close(@RestPath("customer_id") String customerId) {
        return closeCustomer.close(callers.backEnd().organisation(), customerId).replaceWith(Done.DONE);
    }
}
