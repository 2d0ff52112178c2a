package io.homewatt.disaggregation.snapshot;

import io.homewatt.disaggregation.household.PublicIds;
import io.homewatt.platform.access.Caller;
import io.homewatt.platform.access.Callers;
import io.homewatt.platform.access.SubscriptionKeyRequired;
import io.homewatt.platform.rest.Page;
import io.homewatt.platform.rest.Problem;
import io.homewatt.platform.rest.PublicId;
import io.homewatt.platform.rest.Success;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The API of usage snapshots. */
@Path(SnapshotResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@SubscriptionKeyRequired
class SnapshotResource {
    static final String PATH = "/usage/v1/snapshots";
    static final String FILE = "raw_electricity_provider_file";

    private static final String CUSTOMER = "customer_id";
    private static final String PROPERTY = "property_id";
    private static final int MOST_FILES = 20;

    private final Callers callers;
    private final TakeSnapshot takeSnapshot;
    private final FindSnapshot findSnapshot;

    SnapshotResource(Callers callers, TakeSnapshot takeSnapshot, FindSnapshot findSnapshot) {
        this.callers = callers;
        this.takeSnapshot = takeSnapshot;
        this.findSnapshot = findSnapshot;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("usage:write")
    public Uni<RestResponse<Success<SnapshotView>>> create(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @RestForm(CUSTOMER) String customerId,
            @RestForm(PROPERTY) String propertyId,
            @RestForm(FILE) List<FileUpload> files) {
        Caller caller = callers.current();
        if (files == null || files.isEmpty() || files.size() > MOST_FILES) {
            throw Problem.invalid(FILE, "must be 1 to " + MOST_FILES + " files");
        }
        var upload = new Upload(
                id(PublicIds.CUSTOMER, CUSTOMER, customerId),
                id(PublicIds.PROPERTY, PROPERTY, propertyId),
                files.stream().map(FileUpload::uploadedFile).toList());
        return takeSnapshot.take(caller, idempotencyKey, upload).map(taken -> RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, Success.of(taken))
                .location(URI.create(PATH + "/" + taken.usageSnapshotId()))
                .build());
    }

    @GET
    @PermissionsAllowed("usage:read")
    public Uni<Success<List<SnapshotView>>> list(
            @RestQuery(PROPERTY) String propertyId, @RestQuery String cursor, @RestQuery String limit) {
        return findSnapshot.page(
                callers.current(), id(PublicIds.PROPERTY, PROPERTY, propertyId), Page.of(cursor, limit));
    }

    @GET
    @Path("/{usage_snapshot_id}")
    @PermissionsAllowed("usage:read")
    public Uni<byte[]> get(@RestPath("usage_snapshot_id") String snapshotId) {
        return findSnapshot.withSeries(callers.current(), SnapshotId.parse(snapshotId));
    }

    /** @throws Problem when there is none, or when it is none of this kind, and so nothing's */
    private static UUID id(PublicId form, String field, String text) {
        if (text == null || text.isEmpty()) {
            throw Problem.invalid(field, "must not be empty");
        }
        return form.parse(text).orElseThrow(() -> new Problem(SnapshotProblem.PROPERTY_NOT_FOUND));
    }
}
