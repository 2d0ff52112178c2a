package io.homewatt.local.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.local.StartFailure;
import io.homewatt.local.console.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The connectors, through the worker's REST API: registered once, and brought back whenever they have failed. */
public final class Connectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int BAD_REQUEST = 400;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;
    private final Console console;

    public Connectors(String url, Console console) {
        this.url = url + "/connectors";
        this.console = console;
    }

    /** Registers a connector, unless it is as the file has it already, and returns when it runs. */
    public void ensure(String name, Path file) throws IOException, InterruptedException {
        var wanted = (ObjectNode) JSON.readTree(file.toFile());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        boolean registered = false;
        while (System.nanoTime() - deadline < 0) {
            registered = registered || isAs(name, wanted) || put(name, wanted);
            if (registered) {
                JsonNode status = get("/" + name + "/status");
                if (running(status)) {
                    return;
                }
                last = trace(status);
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        throw new StartFailure(
                "The connector " + name + " does not run; see the log of connect",
                last.lines().limit(12).toList());
    }

    private boolean isAs(String name, ObjectNode wanted) throws InterruptedException {
        JsonNode found = get("/" + name + "/config");
        return found instanceof ObjectNode config && config.without("name").equals(wanted);
    }

    private boolean put(String name, ObjectNode wanted) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/" + name + "/config"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .PUT(HttpRequest.BodyPublishers.ofString(wanted.toString()))
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() == BAD_REQUEST) {
                throw new StartFailure("Connect refuses the connector " + name + ": "
                        + JSON.readTree(response.body()).path("message").asText());
            }
            return response.statusCode() == OK || response.statusCode() == CREATED;
        } catch (IOException e) {
            // Its group is still being formed.
            return false;
        }
    }

    private static boolean running(JsonNode status) {
        JsonNode tasks = status.path("tasks");
        if (!status.path("connector").path("state").asText().equals("RUNNING") || tasks.isEmpty()) {
            return false;
        }
        for (JsonNode task : tasks) {
            if (!task.path("state").asText().equals("RUNNING")) {
                return false;
            }
        }
        return true;
    }

    /** Looks after the connectors until the thread is interrupted. */
    public void watch() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                JsonNode all = get("?expand=status");
                for (var connector : all.properties()) {
                    reviveIfFailed(connector.getKey(), connector.getValue().path("status"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reviveIfFailed(String name, JsonNode status) throws InterruptedException {
        String trace = trace(status);
        if (trace.isEmpty()) {
            return;
        }
        console.problem(
                "connector " + name + " failed (" + trace.lines().findFirst().orElse("") + "), starting it again");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url + "/" + name + "/restart?includeTasks=true&onlyFailed=true"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // The worker itself is down; the next look finds the connector again.
            console.problem("connect does not answer");
        }
    }

    /** What the connector or a task of it failed with; empty if none has failed. */
    private static String trace(JsonNode status) {
        if (status.path("connector").path("state").asText().equals("FAILED")) {
            return status.path("connector").path("trace").asText("no reason given");
        }
        for (JsonNode task : status.path("tasks")) {
            if (task.path("state").asText().equals("FAILED")) {
                return task.path("trace").asText("no reason given");
            }
        }
        return "";
    }

    /** The answer, or a missing node if there is none. */
    private JsonNode get(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return response.statusCode() == OK ? JSON.readTree(response.body()) : JSON.missingNode();
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
