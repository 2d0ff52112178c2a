package io.homewatt.account;

import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.list.AccountQuery;
import io.homewatt.platform.access.Callers;
import io.homewatt.platform.rest.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;

/** The accounts of an organisation. */
@Path("/rest/v1")
@Produces(MediaType.APPLICATION_JSON)
class AccountResource {
    private final Callers callers;
    private final CreateAccount createAccount;
    private final UpdateAccount updateAccount;
    private final FindAccount findAccount;
    private final ListAccounts listAccounts;

    AccountResource(
            Callers callers,
            CreateAccount createAccount,
            UpdateAccount updateAccount,
            FindAccount findAccount,
            ListAccounts listAccounts) {
        this.callers = callers;
        this.createAccount = createAccount;
        this.updateAccount = updateAccount;
        this.findAccount = findAccount;
        this.listAccounts = listAccounts;
    }

    @POST
    @Path("/accounts")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<AccountResult>> create(@RestQuery String fields, @NotNull @Valid GivenAccount body) {
        Fields shown = Fields.of(fields);
        return createAccount.create(callers.backEnd(), body).map(account -> shown(account, shown));
    }

    @PUT
    @Path("/accounts")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<AccountResult>> update(@RestQuery String fields, @NotNull @Valid GivenAccount body) {
        Fields shown = Fields.of(fields);
        return updateAccount.update(callers.backEnd(), body).map(account -> shown(account, shown));
    }

    @GET
    @Path("/accounts")
    @PermissionsAllowed("accounts:read")
    public Uni<Envelope<AccountResult>> list(
            @RestQuery String pageStart,
            @RestQuery String pageCount,
            @RestQuery String search,
            @RestQuery String searchOn,
            @RestQuery String startsWith,
            @RestQuery String endsWith,
            @RestQuery String isRegex,
            @RestQuery String sortOn,
            @RestQuery String sortOrder,
            @RestQuery String status,
            @RestQuery String providerAccountId,
            @RestQuery String fields) {
        AccountQuery query = AccountQuery.of(new AccountQuery.Parameters(
                pageStart,
                pageCount,
                search,
                searchOn,
                startsWith,
                endsWith,
                isRegex,
                sortOn,
                sortOrder,
                status,
                providerAccountId));
        return listAccounts.list(callers.backEnd(), query, Fields.of(fields));
    }

    /** One account by the client's own id, as the document has it. */
    @GET
    @Path("/account")
    @PermissionsAllowed("accounts:read")
    public Uni<Envelope<AccountResult>> find(@RestQuery String providerAccountId, @RestQuery String fields) {
        if (providerAccountId == null) {
            throw Problem.invalid("providerAccountId", "must not be null");
        }
        Fields shown = Fields.of(fields);
        return findAccount
                .find(callers.backEnd(), AccountRef.providerId(providerAccountId))
                .map(account -> shown(account, shown));
    }

    private static Envelope<AccountResult> shown(Account account, Fields fields) {
        return Envelope.one(AccountView.TYPE, AccountView.of(account, fields));
    }
}
