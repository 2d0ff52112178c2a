package io.homewatt.platform.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id: the caller's, if it is well-formed, else a new one. It is in the answer and in the logs. */
@ApplicationScoped
class RequestIds {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "requestId";
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_ALL = 1_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::assign, BEFORE_ALL);
    }

    private static void assign(RoutingContext context) {
        of(context);
        context.next();
    }

    /** The request's id, which it gets when it is first asked for. */
    static String of(RoutingContext context) {
        String assigned = context.get(KEY);
        if (assigned != null) {
            return assigned;
        }
        String given = context.request().getHeader(HEADER);
        String id = given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        MDC.put(KEY, id);
        return id;
    }
}
