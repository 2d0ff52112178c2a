package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request that was made, what came back, and how long that took.
 *
 * @param sent the request's body as it may be shown: without secrets, empty if there was none
 */
public record Answer(String method, String path, String sent, int status, double millis, JsonNode body) {

    /** @throws StepFailed if the status is another one */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new StepFailed("%s %s answered %d instead of %d: %s".formatted(method, path, status, expected, body));
        }
        return this;
    }

    /** What the APIs of customers and properties answer with. */
    public JsonNode data() {
        return body.path("data");
    }

    /** What an answer of the account API tells of first. */
    public JsonNode result() {
        return body.at("/results/0");
    }
}
