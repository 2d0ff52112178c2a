package io.homewatt.property.customers;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** customer-service's API, called on behalf of whoever calls us. */
@RegisterRestClient(configKey = "customers")
@RegisterClientHeaders
@Path("/customer/v1/customers")
interface CustomerApi {
    @GET
    @Path("/{customer_id}")
    Uni<Answer> get(@RestPath("customer_id") String customerId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(KnownCustomer data) {}
}
