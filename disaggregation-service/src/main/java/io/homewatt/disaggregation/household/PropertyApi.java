package io.homewatt.disaggregation.household;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** property-service's API, called on behalf of whoever calls us. */
@RegisterRestClient(configKey = "properties")
@RegisterClientHeaders
@Path("/customer/v1/customers/{customer_id}/properties")
interface PropertyApi {
    @GET
    @Path("/{property_id}")
    Uni<Answer> get(@RestPath("customer_id") String customerId, @RestPath("property_id") String propertyId);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(Property data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Property(String propertyId, String customerId, String icp) {}
}
