package io.homewatt.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** What the real registry does not have: the knobs, the counters, a page about them, and the supply-points table. */
final class ControlApi {

    static final String SUPPLY_POINTS = "/supply-points.csv";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ABOUT = """
            Registry simulator: "ICP connection data", version 2. Any Ocp-Apim-Subscription-Key will do.

              GET /ICPConnectionData/v2/single/?ICP=0000143418TRD9F
              GET /ICPConnectionData/v2/list/?ids=0000143418TRD9F,0005834930RN094
              GET /ICPConnectionData/v2/search/?streetNumber=12&streetName=Rata%20Road
              GET /supply-points.csv      network supply points, 27 columns

            Right check digits are known, wrong ones are 404; 0005834930RN094 is known all the same.

              GET    /knobs               as they are
              PATCH  /knobs               set some, as JSON; at once, without a restart
              PUT    /knobs               set some, the others as at the start
              GET    /stats               calls, answers by status, largest list, most calls in 60 s
              DELETE /stats               start counting again

              latency_ms               before each answer
              calls_per_minute         429 with Retry-After past it, in any 60 s; 0: no limit
              search_calls_per_minute  the same for search
              bytes_per_hour           the same for the length of the answers
              error_rate               0 to 1: the share of calls that end in a 500
              outage                   none, refuse (503), hang (never answers), drop (closes the connection), garbage (no JSON)
              unknown_icps             [..]: right check digits, and yet 404
              unknown_in_list          leave_out (404 if none is known), empty_array, reject (404 if one is unknown)
              required_key             the only subscription key that is accepted; "": any
              retry_after_as_date      Retry-After as an HTTP date instead of seconds
              supply_points            false: /supply-points.csv answers 503
            """;

    private final Knobs knobs;
    private final Traffic traffic;

    ControlApi(Knobs knobs, Traffic traffic) {
        this.knobs = knobs;
        this.traffic = traffic;
    }

    void handle(HttpServerRequest request) {
        switch (request.method().name() + " " + request.path()) {
            case "GET /" -> reply(request, 200, "text/plain", ABOUT);
            case "GET " + SUPPLY_POINTS -> supplyPoints(request);
            case "GET /knobs" -> reply(request, 200, knobs.toJson());
            case "PATCH /knobs" -> set(request, knobs::patch);
            case "PUT /knobs" -> set(request, json -> knobs.reset().patch(json));
            case "GET /stats" -> reply(request, 200, stats());
            case "DELETE /stats" -> {
                traffic.reset();
                reply(request, 200, stats());
            }
            default -> reply(request, 404, problem("there is nothing here; GET / says what there is"));
        }
    }

    private void supplyPoints(HttpServerRequest request) {
        if (knobs.supplyPoints()) {
            reply(request, 200, "text/csv", SupplyPoints.csv());
        } else {
            reply(request, 503, problem("the knob supply_points is off"));
        }
    }

    private void set(HttpServerRequest request, Consumer<JsonNode> change) {
        request.body().onSuccess(body -> {
            try {
                change.accept(JSON.readTree(body.getBytes()));
                reply(request, 200, knobs.toJson());
            } catch (java.io.IOException e) {
                reply(request, 400, problem("the body is not JSON"));
            } catch (IllegalArgumentException e) {
                reply(request, 400, problem(e.getMessage()));
            }
        });
    }

    private JsonNode stats() {
        Stats stats = traffic.stats();
        var json = JsonNodeFactory.instance
                .objectNode()
                .put("calls", stats.calls())
                .put("largest_list", stats.largestList())
                .put("most_calls_in_a_minute", stats.mostCallsInAMinute())
                .put("bytes", stats.bytes());
        var byStatus = json.putObject("by_status");
        stats.byStatus().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(e -> byStatus.put(e.getKey().toString(), e.getValue()));
        return json;
    }

    private static JsonNode problem(String message) {
        return JsonNodeFactory.instance.objectNode().put("message", message);
    }

    private static void reply(HttpServerRequest request, int status, JsonNode body) {
        try {
            reply(request, status, "application/json", JSON.writeValueAsString(body) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void reply(HttpServerRequest request, int status, String type, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", type + "; charset=utf-8")
                .end(body);
    }
}
