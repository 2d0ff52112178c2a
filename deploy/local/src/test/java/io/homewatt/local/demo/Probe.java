package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.homewatt.local.Ports;
import java.net.URI;
import java.net.http.HttpRequest;

/** What a service says of its health when it is asked as Kubernetes asks. */
record Probe(int status, JsonNode checks) {
    /**
     * Asks.
     *
     * @param kind {@code started}, {@code live} or {@code ready}
     */
    static Probe of(Ports ports, String service, String kind) {
        URI uri = URI.create("http://localhost:" + ports.managementOf(service) + "/q/health/" + kind);
        Answer answer = Caller.send(HttpRequest.newBuilder(uri), "GET", "");
        return new Probe(answer.status(), answer.body().path("checks"));
    }
}
