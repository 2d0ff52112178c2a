package io.homewatt.account.catalogue;

import io.homewatt.account.catalogue.LookUp.Shape;
import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.envelope.Flag;
import io.homewatt.account.envelope.Window;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Text;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Looks up territories. */
@Path("/rest/public/territories")
@Produces(MediaType.APPLICATION_JSON)
class TerritoryResource {
    private final LookUp lookUp;
    private final Territories territories;

    TerritoryResource(LookUp lookUp, Territories territories) {
        this.lookUp = lookUp;
        this.territories = territories;
    }

    @GET
    @PermitAll
    public Uni<Envelope<Object>> list(
            @RestQuery String lseId,
            @RestQuery String masterTariffId,
            @RestQuery @Text(max = 20) String zipCode,
            @RestQuery @Text(max = 20) String postCode,
            @RestQuery @Text(max = 20) String country,
            @RestQuery String fields,
            @RestQuery String pageStart,
            @RestQuery String pageCount) {
        var filter = new Territories.Filter(
                new Parameter("lseId", lseId).id(),
                Place.of(country, zipCode, postCode),
                Place.normal(country),
                new Parameter("masterTariffId", masterTariffId).id());
        var window = Window.of(pageStart, pageCount);
        return lookUp.page(
                CatalogueObject.TERRITORY,
                shape(fields),
                window,
                territories.count(filter),
                territories.page(filter, window));
    }

    @GET
    @Path("/{territoryId}")
    @PermitAll
    public Uni<Envelope<Object>> get(
            @RestPath String territoryId, @RestQuery String populateItems, @RestQuery String fields) {
        long id = Parameter.id(territoryId).orElseThrow(() -> new Problem(CatalogueObject.TERRITORY));
        boolean items = Flag.of("populateItems", populateItems);
        return lookUp.one(CatalogueObject.TERRITORY, shape(fields), territories.byId(id, items));
    }

    private static Shape<Territory> shape(String fields) {
        return new Shape<>(Fields.of(fields), Territory::inBrief);
    }
}
