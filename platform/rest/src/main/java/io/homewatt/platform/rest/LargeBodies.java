package io.homewatt.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;

/**
 * Refuses bodies that are too large with an error of the API's {@link ErrorShape}; Quarkus would answer without one, and close the
 * connection while the client is still sending. What tells its size is refused here, what comes in chunks by
 * {@link JsonBodies}.
 */
@ApplicationScoped
class LargeBodies {
    /** How many bytes of a refused body are read, so that the client gets to hear of it. */
    static final long DISCARDED = 16 * 1_048_576;

    private static final long PATIENCE = Duration.ofSeconds(10).toMillis();

    /** After {@link RequestIds}, and before Quarkus' own check. */
    private static final int BEFORE_QUARKUS = 900;

    /** After Quarkus' own check, which leaves this for the one who reads the body. */
    private static final int AFTER_QUARKUS = 1;

    private static final int BEFORE_ALL = Integer.MIN_VALUE;

    private static final String LEFT_BY_QUARKUS = "io.quarkus.max-request-size";

    private final BodyLimits limits;
    private final ErrorShape shape;
    private final ObjectMapper json;

    LargeBodies(BodyLimits limits, ErrorShape shape, ObjectMapper json) {
        this.limits = limits;
        this.shape = shape;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_QUARKUS);
        filters.register(
                context -> {
                    context.remove(LEFT_BY_QUARKUS);
                    context.next();
                },
                AFTER_QUARKUS);
    }

    /**
     * A form that comes in chunks is answered when it has become too large, and what goes on coming fails once more. Nobody
     * reads it any further, so the client, which still sends, has to be told by the end of the connection.
     */
    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL).failureHandler(context -> {
            if (!(context.failure() instanceof WebApplicationException failure)
                    || failure.getResponse().getStatus() != GeneralProblem.BODY_TOO_LARGE.status()) {
                context.next();
            } else if (context.response().headWritten()) {
                context.request().connection().close();
            } else {
                refuseAndClose(context);
            }
        });
    }

    private void check(RoutingContext context) {
        long length = length(context.request());
        if (length <= limits.of(context.normalizedPath())) {
            context.next();
        } else if (length > DISCARDED || context.request().headers().contains(HttpHeaders.EXPECT)) {
            refuseAndClose(context);
        } else {
            discard(context);
        }
    }

    /** Most clients hear the answer only when they have sent everything. */
    private void discard(RoutingContext context) {
        long timer = context.vertx().setTimer(PATIENCE, id -> refuseAndClose(context));
        context.request()
                .exceptionHandler(gone -> context.vertx().cancelTimer(timer))
                .endHandler(end -> {
                    // Not in time: it is answered already.
                    if (context.vertx().cancelTimer(timer)) {
                        refuse(context);
                    }
                })
                .handler(chunk -> {})
                .resume();
    }

    /** For a client that may still be sending. */
    private void refuseAndClose(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        refuse(context).onComplete(end -> context.request().connection().close());
    }

    private Future<Void> refuse(RoutingContext context) {
        GeneralProblem problem = GeneralProblem.BODY_TOO_LARGE;
        ErrorShape here = shape.at(context.normalizedPath());
        try {
            return context.response()
                    .setStatusCode(problem.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                    .end(Buffer.buffer(json.writeValueAsBytes(here.of(problem, List.of(), RequestIds.of(context)))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 0 for a body that doesn't tell, and for what is no number, which Quarkus refuses. */
    private static long length(HttpServerRequest request) {
        try {
            String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
