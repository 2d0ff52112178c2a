package io.homewatt.account.catalogue;

import io.homewatt.account.catalogue.LookUp.Shape;
import io.homewatt.account.catalogue.TariffRows.Populated;
import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Fields;
import io.homewatt.account.envelope.Flag;
import io.homewatt.account.envelope.Window;
import io.homewatt.account.envelope.WireDates;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.Text;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Looks up tariffs. */
@Path("/rest/public/tariffs")
@Produces(MediaType.APPLICATION_JSON)
class TariffResource {
    private final LookUp lookUp;
    private final Tariffs tariffs;
    private final Catalogue catalogue;
    private final CatalogueReading reading;
    private final Clock clock;

    TariffResource(LookUp lookUp, Tariffs tariffs, Catalogue catalogue, CatalogueReading reading, Clock clock) {
        this.lookUp = lookUp;
        this.tariffs = tariffs;
        this.catalogue = catalogue;
        this.reading = reading;
        this.clock = clock;
    }

    @GET
    @PermitAll
    public Uni<Envelope<Object>> list(
            @RestQuery String masterTariffId,
            @RestQuery String lseId,
            @RestQuery @Text(max = 20) String zipCode,
            @RestQuery @Text(max = 20) String postCode,
            @RestQuery @Text(max = 20) String country,
            @RestQuery String customerClasses,
            @RestQuery String serviceTypes,
            @RestQuery String tariffTypes,
            @RestQuery String effectiveOn,
            @RestQuery @Text String search,
            @RestQuery String populateProperties,
            @RestQuery String populateRates,
            @RestQuery String fields,
            @RestQuery String pageStart,
            @RestQuery String pageCount) {
        LocalDate today = LocalDate.now(clock);
        Long master = new Parameter("masterTariffId", masterTariffId).id();
        LocalDate on = WireDates.day("effectiveOn", effectiveOn);
        var filter = new TariffFilter(
                master,
                new Parameter("lseId", lseId).id(),
                Place.of(country, zipCode, postCode),
                Place.normal(country),
                new Parameter("customerClasses", customerClasses).names(CustomerClass.class, CustomerClass::of),
                new Parameter("serviceTypes", serviceTypes).names(ServiceType.class),
                new Parameter("tariffTypes", tariffTypes).names(TariffType.class),
                on == null && master == null ? today : on,
                search);
        var populated = populated(populateProperties, populateRates);
        var window = Window.of(pageStart, pageCount);
        return lookUp.page(
                CatalogueObject.TARIFF,
                shape(fields),
                window,
                tariffs.count(filter),
                tariffs.page(filter, today, populated, window));
    }

    @GET
    @Path("/{masterTariffId}")
    @PermitAll
    public Uni<Envelope<Object>> get(
            @RestPath String masterTariffId,
            @RestQuery String effectiveOn,
            @RestQuery String populateProperties,
            @RestQuery String populateRates,
            @RestQuery String fields) {
        long id = Parameter.id(masterTariffId).orElseThrow(() -> new Problem(CatalogueObject.TARIFF));
        LocalDate on = WireDates.day("effectiveOn", effectiveOn);
        var populated = populated(populateProperties, populateRates);
        return lookUp.one(
                CatalogueObject.TARIFF,
                shape(fields),
                catalogue.byMasterTariffId(reading, id, on == null ? LocalDate.now(clock) : on, populated));
    }

    private static Shape<Tariff> shape(String fields) {
        return new Shape<>(Fields.of(fields), Tariff::inBrief);
    }

    private static Populated populated(String properties, String rates) {
        return new Populated(Flag.of("populateProperties", properties), Flag.of("populateRates", rates));
    }
}
