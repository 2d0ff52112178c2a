package io.homewatt.account;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

/** One account by the client's own id. */
@Path("/rest/v1/accounts/pid/{providerAccountId}")
class AccountByProviderIdResource extends AccountRoutes {
    @Override
    AccountRef account(UriInfo address) {
        return AccountRef.providerId(address.getPathParameters().getFirst("providerAccountId"));
    }
}
