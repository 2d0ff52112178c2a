package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;

/** The registry simulator's knobs and counters. */
public record Registry(URI url) {

    /**
     * What it has seen.
     *
     * @param calls since it started
     * @param mostInAMinute the most calls in any 60 s since it started
     * @param tooMany answers with 429 since it started
     */
    record Seen(long calls, int mostInAMinute, long tooMany) {}

    Seen seen() {
        JsonNode stats = call("GET", "/stats", "");
        return new Seen(
                stats.path("calls").asLong(),
                stats.path("most_calls_in_a_minute").asInt(),
                stats.path("by_status").path("429").asLong());
    }

    /** Calls allowed in any 60 s; 0 for no limit. */
    int quota() {
        return call("GET", "/knobs", "").path("calls_per_minute").asInt();
    }

    /** Sets the time before each answer and gives what it was. */
    int latency(int millis) {
        return turn(Caller.JSON.createObjectNode().put("latency_ms", millis))
                .path("latency_ms")
                .asInt();
    }

    /** Sets some knobs and gives what all of them were. */
    public JsonNode turn(JsonNode knobs) {
        JsonNode before = call("GET", "/knobs", "");
        call("PATCH", "/knobs", knobs.toString());
        return before;
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).header("Content-Type", "application/json");
        return Caller.send(request, method, body).expect(200).body();
    }
}
