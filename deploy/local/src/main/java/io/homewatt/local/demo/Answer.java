package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** A request that was made, what came back, and how long that took. */
record Answer(String method, String path, int status, double millis, JsonNode body) {

    /** @throws StepFailed if the status is another one */
    Answer expect(int expected) {
        if (status != expected) {
            throw new StepFailed("%s %s answered %d instead of %d: %s".formatted(method, path, status, expected, body));
        }
        return this;
    }

    JsonNode data() {
        return body.path("data");
    }
}
