package io.homewatt.account.imports;

import io.homewatt.account.envelope.Envelope;
import io.homewatt.account.envelope.Window;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.access.Callers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The API of catalogue imports. */
@Path(ImportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
class ImportResource {
    static final String PATH = "/rest/v1/catalogue/imports";

    private final Callers callers;
    private final ImportCatalogue importCatalogue;
    private final FindImports findImports;
    private final ImportsConfig config;

    ImportResource(Callers callers, ImportCatalogue importCatalogue, FindImports findImports, ImportsConfig config) {
        this.callers = callers;
        this.importCatalogue = importCatalogue;
        this.findImports = findImports;
        this.config = config;
    }

    /** Stores the file as it comes, on a thread that may wait, and leaves the rest to the event loop. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("tariffs:admin")
    public Uni<Envelope<ImportView>> start(@RestQuery String format, InputStream body) throws IOException {
        Caller caller = callers.backEnd();
        ImportFormat known = ImportFormat.of(format);
        ImportFile file = ImportFile.receive(body, config.largest().asLongValue());
        Context context = Vertx.currentContext();
        return Uni.createFrom()
                .deferred(() -> importCatalogue.start(caller.organisation(), known, file))
                .runSubscriptionOn(command -> context.runOnContext(none -> command.run()))
                .map(begun -> Envelope.one(ImportView.TYPE, begun));
    }

    @GET
    @PermissionsAllowed("tariffs:admin")
    public Uni<Envelope<ImportView>> list(@RestQuery String pageStart, @RestQuery String pageCount) {
        return findImports.page(callers.backEnd().organisation(), Window.of(pageStart, pageCount));
    }

    @GET
    @Path("/{importId}")
    @PermissionsAllowed("tariffs:admin")
    public Uni<Envelope<ImportView>> get(@RestPath String importId) {
        return findImports
                .byId(callers.backEnd().organisation(), importId)
                .map(found -> Envelope.one(ImportView.TYPE, found));
    }
}
