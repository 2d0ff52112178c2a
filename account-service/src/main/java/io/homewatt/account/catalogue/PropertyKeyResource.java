package io.homewatt.account.catalogue;

import io.homewatt.account.catalogue.LookUp.Shape;
import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.envelope.Window;
import io.homewatt.platform.rest.Text;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Looks up property keys. */
@Path("/rest/public/properties")
@Produces(MediaType.APPLICATION_JSON)
class PropertyKeyResource {
    private final LookUp lookUp;
    private final PropertyKeys keys;

    PropertyKeyResource(LookUp lookUp, PropertyKeys keys) {
        this.lookUp = lookUp;
        this.keys = keys;
    }

    @GET
    @PermitAll
    public Uni<Envelope<Object>> list(
            @RestQuery String fields, @RestQuery String pageStart, @RestQuery String pageCount) {
        var window = Window.of(pageStart, pageCount);
        return lookUp.page(CatalogueObject.PROPERTY_KEY, shape(fields), window, keys.count(), keys.page(window));
    }

    @GET
    @Path("/{keyName}")
    @PermitAll
    public Uni<Envelope<Object>> get(@RestPath @Text String keyName, @RestQuery String fields) {
        return lookUp.one(CatalogueObject.PROPERTY_KEY, shape(fields), keys.byName(keyName));
    }

    private static Shape<PropertyKey> shape(String fields) {
        return new Shape<>(Fields.of(fields), PropertyKey::inBrief);
    }
}
