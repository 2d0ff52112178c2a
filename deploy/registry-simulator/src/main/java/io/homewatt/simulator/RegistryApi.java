package io.homewatt.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** The three calls of the registry's API, in the shapes that were recorded from the real one. */
final class RegistryApi {

    static final String PREFIX = "/ICPConnectionData/";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String INVALID = "Invalid ICP. An ICP is a 15 character string, comprised of 10 digits, "
            + "2 characters, and 3 hexi-decimal characters.";

    private final Vertx vertx;
    private final Knobs knobs;
    private final Traffic traffic;

    RegistryApi(Vertx vertx, Knobs knobs, Traffic traffic) {
        this.vertx = vertx;
        this.knobs = knobs;
        this.traffic = traffic;
    }

    void handle(HttpServerRequest request) {
        traffic.arrived(System.nanoTime());
        switch (knobs.outage()) {
            case DROP -> request.connection().close();
            case HANG -> request.pause();
            default -> later(() -> answer(request));
        }
    }

    private void later(Runnable task) {
        int latency = knobs.latencyMillis();
        if (latency == 0) {
            task.run();
        } else {
            vertx.setTimer(latency, timer -> task.run());
        }
    }

    private void answer(HttpServerRequest request) {
        if (knobs.outage() == Outage.REFUSE) {
            reply(request, 503, message(503, "Service Unavailable"));
            return;
        }
        if (knobs.outage() == Outage.GARBAGE) {
            reply(request, 200, "<html>Down for maintenance</html>");
            return;
        }
        String key = request.getHeader("Ocp-Apim-Subscription-Key");
        if (key == null || key.isBlank()) {
            reply(request, 401, message(401, missingKey("missing", "include subscription key")));
            return;
        }
        if (!knobs.requiredKey().isEmpty() && !knobs.requiredKey().equals(key)) {
            reply(request, 401, message(401, missingKey("invalid", "provide a valid key")));
            return;
        }
        boolean search = request.path().startsWith(PREFIX + "v2/search");
        long wait = search
                ? traffic.secondsToWaitForSearch(System.nanoTime(), knobs.searchCallsPerMinute())
                : traffic.secondsToWait(System.nanoTime(), knobs.callsPerMinute(), knobs.bytesPerHour());
        if (wait > 0) {
            request.response().putHeader("Retry-After", retryAfter(wait));
            reply(request, 429, message(429, "Rate limit is exceeded. Try again in " + wait + " seconds."));
            return;
        }
        if (ThreadLocalRandom.current().nextDouble() < knobs.errorRate()) {
            reply(request, 500, message(500, "Internal server error"));
            return;
        }
        route(request);
    }

    private void route(HttpServerRequest request) {
        String path = request.path().endsWith("/") ? request.path() : request.path() + "/";
        if (!"GET".equals(request.method().name())) {
            reply(request, 404, message(404, "Resource not found"));
        } else if (path.equals(PREFIX + "v2/single/")) {
            single(request, parameter(request, "ICP").trim().toUpperCase(Locale.ROOT));
        } else if (path.equals(PREFIX + "v2/list/")) {
            list(request, parameter(request, "ids"));
        } else if (path.equals(PREFIX + "v2/search/")) {
            search(request);
        } else {
            reply(request, 404, message(404, "Resource not found"));
        }
    }

    private void single(HttpServerRequest request, String icp) {
        if (!Identifier.isWellFormed(icp)) {
            reply(request, 400, problem(icp, 400, INVALID));
        } else if (isKnown(icp)) {
            reply(request, 200, JSON.arrayNode().add(ConnectionData.of(icp)));
        } else {
            reply(request, 404, notFound(icp));
        }
    }

    private void list(HttpServerRequest request, String ids) {
        List<String> icps = new ArrayList<>();
        for (String id : ids.split(",", -1)) {
            String icp = id.trim().toUpperCase(Locale.ROOT);
            if (!Identifier.isWellFormed(icp)) {
                reply(request, 400, problem(icp, 400, INVALID));
                return;
            }
            icps.add(icp);
        }
        traffic.listed(icps.size());
        ArrayNode known = JSON.arrayNode();
        icps.stream().filter(this::isKnown).map(ConnectionData::of).forEach(known::add);
        String unknown = icps.stream().filter(icp -> !isKnown(icp)).findFirst().orElse("");
        boolean reject =
                switch (knobs.unknownInList()) {
                    case REJECT -> !unknown.isEmpty();
                    case LEAVE_OUT -> known.isEmpty();
                    case EMPTY_ARRAY -> false;
                };
        reply(request, reject ? 404 : 200, reject ? notFound(unknown) : known);
    }

    /** Answers the address that was asked for, with an identifier computed from it. */
    private void search(HttpServerRequest request) {
        String number = parameter(request, "streetNumber").trim();
        String street = parameter(request, "streetName").trim().toUpperCase(Locale.ROOT);
        if (number.isEmpty() || street.isEmpty()) {
            reply(request, 400, problem(null, 400, "streetNumber and streetName are required."));
            return;
        }
        String icp = RegistrySimulator.icp(Math.floorMod((number + street).hashCode() * 7919L, 1_000_000L));
        ObjectNode found = JSON.objectNode();
        found.putObject("Address")
                .put("PhysicalAddressUnit", "")
                .put("PhysicalAddressNumber", number)
                .put("PhysicalAddressStreet", street)
                .put(
                        "PhysicalAddressSuburb",
                        parameter(request, "suburbOrTown").trim().toUpperCase(Locale.ROOT))
                .put("PhysicalAddressTown", "")
                .put("PhysicalAddressRegion", parameter(request, "region").trim())
                .put("PhysicalAddressPostCode", 0)
                .put("GPS_Easting", 0.0)
                .put("GPS_Northing", 0.0);
        found.put("ICPIdentifier", icp).put("ICPStatus", 2).putNull("Messages");
        reply(request, 200, JSON.arrayNode().add(found));
    }

    private boolean isKnown(String icp) {
        return (Identifier.hasRightCheckDigits(icp) || icp.equals(ConnectionData.SAMPLE))
                && !knobs.unknownIcps().contains(icp);
    }

    private String retryAfter(long seconds) {
        return knobs.retryAfterAsDate()
                ? DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        Instant.now().plusSeconds(seconds).atOffset(ZoneOffset.UTC))
                : Long.toString(seconds);
    }

    private void reply(HttpServerRequest request, int status, JsonNode body) {
        reply(request, status, body.toString());
    }

    private void reply(HttpServerRequest request, int status, String body) {
        Buffer bytes = Buffer.buffer(body);
        traffic.answered(System.nanoTime(), status, bytes.length());
        if (!request.response().closed()) {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(bytes);
        }
    }

    private static String parameter(HttpServerRequest request, String name) {
        String value = request.getParam(name);
        return value == null ? "" : value;
    }

    private static ObjectNode notFound(String icp) {
        return problem(icp, 103, "ICP not found in the registry.");
    }

    private static ObjectNode problem(String icp, int code, String text) {
        ObjectNode problem = JSON.objectNode();
        problem.put("ICPIdentifier", icp).put("ICPStatus", 0);
        List.of("Address", "Network", "Pricing", "Trader", "Metering").forEach(problem::putNull);
        problem.putArray("Messages").addObject().put("Code", code).put("Message", text);
        return problem;
    }

    private static ObjectNode message(int status, String text) {
        return JSON.objectNode().put("statusCode", status).put("message", text);
    }

    private static String missingKey(String what, String advice) {
        return "Access denied due to " + what + " subscription key. Make sure to " + advice
                + " when making requests to an API.";
    }
}
