package io.homewatt.account;

import io.homewatt.account.catalogue.Tariff;
import io.homewatt.account.catalogue.TariffRate;
import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.envelope.Flag;
import io.homewatt.account.property.GivenProperty;
import io.homewatt.account.property.PropertyData;
import io.homewatt.account.tariff.AccountTariff;
import io.homewatt.account.tariff.GivenTariff;
import io.homewatt.platform.access.Callers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.TreeMap;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The routes of one account, by whichever id the address names it. */
@Produces(MediaType.APPLICATION_JSON)
abstract class AccountRoutes {
    private static final String PROPERTY = "PropertyData";
    private static final String TARIFF = "Tariff";

    @Inject
    Callers callers;

    @Inject
    FindAccount findAccount;

    @Inject
    UpdateAccount updateAccount;

    @Inject
    DeleteAccount deleteAccount;

    @Inject
    SetProperty setProperty;

    @Inject
    AccountTariffs accountTariffs;

    /** Which account the address names. */
    abstract AccountRef account(UriInfo address);

    @GET
    @PermissionsAllowed("accounts:read")
    public Uni<Envelope<AccountResult>> get(@Context UriInfo address, @RestQuery String fields) {
        Fields shown = Fields.of(fields);
        return findAccount.find(callers.backEnd(), account(address)).map(account -> shown(account, shown));
    }

    @PUT
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<AccountResult>> update(
            @Context UriInfo address, @RestQuery String fields, @NotNull @Valid GivenAccount body) {
        Fields shown = Fields.of(fields);
        return updateAccount.update(callers.backEnd(), account(address), body).map(account -> shown(account, shown));
    }

    @DELETE
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<AccountView>> delete(@Context UriInfo address, @RestQuery String hardDelete) {
        boolean hard = Flag.of("hardDelete", hardDelete);
        var caller = callers.backEnd();
        var account = account(address);
        return (hard ? deleteAccount.remove(caller, account) : deleteAccount.delete(caller, account))
                .map(deleted -> Envelope.one(AccountView.TYPE, AccountView.deleted(deleted)));
    }

    @GET
    @Path("/properties")
    @PermissionsAllowed("accounts:read")
    public Uni<Envelope<PropertyData>> properties(@Context UriInfo address) {
        return findAccount
                .find(callers.backEnd(), account(address))
                .map(account -> Envelope.all(
                        PROPERTY,
                        account.properties == null
                                ? List.of()
                                : List.copyOf(new TreeMap<>(account.properties).values())));
    }

    @POST
    @Path("/properties")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<PropertyData>> addProperty(@Context UriInfo address, @NotNull @Valid GivenProperty body) {
        return setProperty(address, body);
    }

    @PUT
    @Path("/properties")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<PropertyData>> setProperty(@Context UriInfo address, @NotNull @Valid GivenProperty body) {
        return setProperty
                .set(callers.backEnd(), account(address), body)
                .map(property -> Envelope.one(PROPERTY, property));
    }

    @DELETE
    @Path("/properties/{keyName}")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<PropertyData>> removeProperty(@Context UriInfo address, @RestPath String keyName) {
        return setProperty
                .remove(callers.backEnd(), account(address), keyName)
                .replaceWith(() -> Envelope.nothing(PROPERTY));
    }

    @PUT
    @Path("/interview")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<PropertyData>> interview(
            @Context UriInfo address, @NotEmpty @Size(max = 100) List<@NotNull @Valid GivenProperty> body) {
        return setProperty
                .answer(callers.backEnd(), account(address), body)
                .map(answers -> Envelope.all(PROPERTY, answers));
    }

    @GET
    @Path("/tariffs")
    @PermissionsAllowed("accounts:read")
    public Uni<Envelope<Tariff>> availableTariffs(
            @Context UriInfo address,
            @RestQuery @Pattern(regexp = GivenTariff.SERVICE, message = GivenTariff.NO_SERVICE) String serviceType) {
        return findAccount
                .availableTariffs(
                        callers.backEnd(),
                        account(address),
                        serviceType == null ? AccountTariff.ELECTRICITY : serviceType)
                .map(tariffs -> Envelope.all(TARIFF, tariffs));
    }

    @POST
    @Path("/tariffs")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<AccountTariff>> addTariff(@Context UriInfo address, @NotNull @Valid GivenTariff body) {
        return setTariff(address, body);
    }

    @PUT
    @Path("/tariffs")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<AccountTariff>> setTariff(@Context UriInfo address, @NotNull @Valid GivenTariff body) {
        return accountTariffs
                .set(callers.backEnd(), account(address), body)
                .map(tariff -> Envelope.one(TARIFF, tariff));
    }

    @DELETE
    @Path("/tariffs")
    @PermissionsAllowed("accounts:write")
    public Uni<Envelope<AccountTariff>> removeTariff(
            @Context UriInfo address, @RestQuery String serviceType, @RestQuery String effectiveDate) {
        return accountTariffs
                .remove(callers.backEnd(), account(address), serviceType, effectiveDate)
                .replaceWith(() -> Envelope.nothing(TARIFF));
    }

    @GET
    @Path("/rates")
    @PermissionsAllowed("accounts:read")
    public Uni<Envelope<TariffRate>> rates(@Context UriInfo address) {
        return findAccount.rates(callers.backEnd(), account(address)).map(rates -> Envelope.all("TariffRate", rates));
    }

    private static Envelope<AccountResult> shown(Account account, Fields fields) {
        return Envelope.one(AccountView.TYPE, AccountView.of(account, fields));
    }
}
