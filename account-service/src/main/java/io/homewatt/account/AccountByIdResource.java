package io.homewatt.account;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;

/** One account by our id. */
@Path("/rest/v1/accounts/{accountId}")
class AccountByIdResource extends AccountRoutes {
    @Override
    AccountRef account(UriInfo address) {
        return AccountRef.id(address.getPathParameters().getFirst("accountId"));
    }
}
