package io.homewatt.disaggregation.alwayson;

import io.homewatt.platform.access.Callers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The always-on API. */
@Path("/apis/disaggregation-v1/utilities/{utilityCode}/customers/{customerId}/consumption/alwayson")
class AlwaysOnResource {
    private static final String SVG = "image/svg+xml";
    private static final String PNG = "image/png";
    /** The first where a caller takes any. */
    private static final List<Variant> PICTURES =
            Variant.mediaTypes(MediaType.valueOf(SVG), MediaType.valueOf(PNG)).build();

    private final Callers callers;
    private final Utilities utilities;
    private final FindAlwaysOn findAlwaysOn;
    private final Clock clock;

    AlwaysOnResource(Callers callers, Utilities utilities, FindAlwaysOn findAlwaysOn, Clock clock) {
        this.callers = callers;
        this.utilities = utilities;
        this.findAlwaysOn = findAlwaysOn;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("usage:read")
    public Uni<AlwaysOnView.Answer> get(
            @RestPath String utilityCode,
            @RestPath String customerId,
            @RestQuery String utilityAccountId,
            @RestQuery String asOf) {
        return findAlwaysOn
                .view(callers.current(), question(utilityCode, customerId, utilityAccountId, asOf))
                .map(AlwaysOnView.Answer::new);
    }

    @GET
    @Path("/chart")
    @Produces({SVG, PNG})
    @PermissionsAllowed("usage:read")
    public Uni<Response> chart(
            @RestPath String utilityCode,
            @RestPath String customerId,
            @RestQuery String utilityAccountId,
            @RestQuery String asOf,
            @Context Request request) {
        Variant wanted = request.selectVariant(PICTURES);
        boolean asPixels = wanted != null && PNG.equals(wanted.getMediaType().toString());
        return findAlwaysOn
                .chart(
                        callers.current(),
                        question(utilityCode, customerId, utilityAccountId, asOf),
                        asPixels ? PictureFormat.PNG : PictureFormat.SVG)
                .map(picture -> answer(request, picture, asPixels ? PNG : SVG));
    }

    /** The code comes first: of another utility nothing else is looked at. */
    private Question question(String utilityCode, String customerId, String utilityAccountId, String asOf) {
        String code = Question.utilityCode(utilityCode);
        utilities.require(code);
        return new Question(
                code,
                Question.customerId(customerId),
                Question.utilityAccountId(utilityAccountId),
                AsOf.of(asOf, clock.instant()));
    }

    private static Response answer(Request request, byte[] picture, String type) {
        var tag = new EntityTag(hash(picture));
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(picture, type) : known)
                .tag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                // The caller alone may keep it, and asks before it uses it again.
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private static String hash(byte[] picture) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(picture);
            return Base64.getUrlEncoder().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
