package io.homewatt.account.catalogue;

import io.homewatt.account.catalogue.LookUp.Shape;
import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
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

/** Looks up load-serving entities. */
@Path("/rest/public/lses")
@Produces(MediaType.APPLICATION_JSON)
class LseResource {
    private final LookUp lookUp;
    private final Suppliers suppliers;

    LseResource(LookUp lookUp, Suppliers suppliers) {
        this.lookUp = lookUp;
        this.suppliers = suppliers;
    }

    @GET
    @PermitAll
    public Uni<Envelope<Object>> list(
            @RestQuery @Text(max = 20) String zipCode,
            @RestQuery @Text(max = 20) String postCode,
            @RestQuery @Text(max = 20) String country,
            @RestQuery @Text String search,
            @RestQuery String fields,
            @RestQuery String pageStart,
            @RestQuery String pageCount) {
        var filter = new Suppliers.Filter(Place.of(country, zipCode, postCode), Place.normal(country), search);
        var window = Window.of(pageStart, pageCount);
        return lookUp.page(
                CatalogueObject.ENTITY, shape(fields), window, suppliers.count(filter), suppliers.page(filter, window));
    }

    @GET
    @Path("/{lseId}")
    @PermitAll
    public Uni<Envelope<Object>> get(@RestPath String lseId, @RestQuery String fields) {
        long id = Parameter.id(lseId).orElseThrow(() -> new Problem(CatalogueObject.ENTITY));
        return lookUp.one(CatalogueObject.ENTITY, shape(fields), suppliers.byId(id));
    }

    private static Shape<LoadServingEntity> shape(String fields) {
        return new Shape<>(Fields.of(fields), LoadServingEntity::inBrief);
    }
}
