package io.homewatt.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into an error of the API's {@link ErrorShape}; nothing of the failure itself gets out. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String FORMS = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final String RETRY_SECONDS = "2";

    /** A body of a thousand members may have as many faults: nobody reads more than these. */
    private static final int MOST_DETAILS = 20;

    private final ErrorShape shape;
    private final Naming naming;

    ProblemMappers(ErrorShape shape, @ConfigProperty(name = Naming.SETTING) Naming naming) {
        this.shape = shape;
        this.naming = naming;
    }

    @ServerExceptionMapper
    RestResponse<Object> problem(Problem problem, RoutingContext context) {
        return answer(problem.type(), problem.details(), context);
    }

    /** A token that can't be checked now, because the provider's keys can't be had, is not a bad one. */
    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<Object> unauthenticated(SecurityException failure, RoutingContext context) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return unavailable(failure, context);
            }
        }
        return answer(GeneralProblem.UNAUTHENTICATED, List.of(), context);
    }

    @ServerExceptionMapper
    RestResponse<Object> forbidden(ForbiddenException failure, RoutingContext context) {
        return answer(GeneralProblem.FORBIDDEN, List.of(), context);
    }

    @ServerExceptionMapper
    RestResponse<Object> invalid(ConstraintViolationException failure, RoutingContext context) {
        List<ErrorBody.Detail> details = failure.getConstraintViolations().stream()
                .map(violation -> new ErrorBody.Detail(FieldName.of(violation, naming), violation.getMessage()))
                .sorted(Comparator.comparing(ErrorBody.Detail::field))
                .limit(MOST_DETAILS)
                .toList();
        return answer(GeneralProblem.INVALID_REQUEST, details, context);
    }

    /** Jackson's own message is left out: it repeats what it read. The second class has a mapper of the framework's. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    RestResponse<Object> malformed(JsonProcessingException failure, RoutingContext context) {
        if (failure.getCause() instanceof Problem problem) {
            return problem(problem, context);
        }
        if (!(failure instanceof JsonMappingException mapping) || isSyntax(failure.getCause())) {
            return answer(GeneralProblem.MALFORMED_BODY, List.of(), context);
        }
        String message = mapping.getPath().isEmpty()
                ? "must be a JSON object"
                : failure instanceof UnrecognizedPropertyException ? "is not known here" : "has the wrong type";
        var detail = new ErrorBody.Detail(FieldName.of(mapping.getPath()), message);
        return answer(GeneralProblem.INVALID_REQUEST, List.of(detail), context);
    }

    @ServerExceptionMapper({IOException.class, UncheckedIOException.class})
    RestResponse<Object> unavailable(Exception failure, RoutingContext context) {
        if (isOfForm(failure)) {
            return answer(GeneralProblem.MALFORMED_BODY, List.of(), context);
        }
        LOG.warnf(failure, "A request failed because something that it needs is down");
        return answer(GeneralProblem.SERVICE_UNAVAILABLE, List.of(), context);
    }

    @ServerExceptionMapper
    RestResponse<Object> http(WebApplicationException failure, RoutingContext context) {
        if (failure.getCause() instanceof JsonProcessingException json) {
            return malformed(json, context);
        }
        Response response = failure.getResponse();
        ProblemType type =
                switch (response.getStatus()) {
                    case 400 -> GeneralProblem.MALFORMED_BODY;
                    case 401 -> GeneralProblem.UNAUTHENTICATED;
                    case 403 -> GeneralProblem.SUBSCRIPTION_KEY_INVALID;
                    case 404 -> GeneralProblem.NOT_FOUND;
                    case 405 -> GeneralProblem.METHOD_NOT_ALLOWED;
                    case 406 -> GeneralProblem.NOT_ACCEPTABLE;
                    case 409 -> GeneralProblem.IDEMPOTENCY_KEY_REUSED;
                    case 413 -> GeneralProblem.BODY_TOO_LARGE;
                    case 415 -> GeneralProblem.UNSUPPORTED_MEDIA_TYPE;
                    default -> GeneralProblem.INTERNAL_ERROR;
                };
        if (type == GeneralProblem.INTERNAL_ERROR) {
            LOG.errorf(failure, "A request failed");
        }
        return answer(type, List.of(), context);
    }

    @ServerExceptionMapper
    RestResponse<Object> unexpected(Throwable failure, RoutingContext context) {
        LOG.errorf(failure, "A request failed");
        return answer(GeneralProblem.INTERNAL_ERROR, List.of(), context);
    }

    private RestResponse<Object> answer(ProblemType type, List<ErrorBody.Detail> details, RoutingContext context) {
        ErrorShape here = shape.at(context.normalizedPath());
        var response = RestResponse.ResponseBuilder.<Object>create(type.status())
                .entity(here.of(type, details, RequestIds.of(context)))
                .type(MediaType.APPLICATION_JSON_TYPE);
        if (type == GeneralProblem.UNAUTHENTICATED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, here.challenge());
        } else if (type == GeneralProblem.SERVICE_UNAVAILABLE) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.build();
    }

    /** The reader of forms knows no other failure than of the connection, also for one that ends too early. */
    private static boolean isOfForm(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(FORMS);
    }

    /** Syntax errors inside of an object come wrapped, as numbers do that are too large for their member. */
    private static boolean isSyntax(Throwable cause) {
        return cause instanceof StreamReadException && !(cause instanceof InputCoercionException);
    }
}
