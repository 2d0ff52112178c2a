package io.homewatt.local.demo;

import static java.util.stream.Collectors.toMap;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** As much of the APIs as the measurement uses: properties are verified a moment after they were created. */
final class FakePlatform implements AutoCloseable {

    final Vertx vertx = Vertx.vertx();
    /** Path of the property, and when it was created. Only the event loop touches it. */
    private final Map<String, Long> properties = new LinkedHashMap<>();

    private final int delayMillis;
    private final int port;
    private int ids;
    JsonObject knobs = new JsonObject().put("latency_ms", 7).put("calls_per_minute", 75);
    volatile int mostCallsInAMinute = 10;
    volatile double likelihood = 74.03;
    volatile String authorization;
    volatile String uploaded;
    volatile JsonObject alwaysOn =
            new JsonObject().put("response", new JsonObject().put("ratio", 0.5).put("value", 72));
    private int askedForAlwaysOn;

    FakePlatform(int delayMillis) {
        this.delayMillis = delayMillis;
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request ->
                        request.body().onSuccess(body -> answer(request, body.length() == 0 ? null : body.toString())))
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
    }

    Settings settings() {
        String url = "http://localhost:" + port;
        Map<String, String> values = Stream.of("A", "B")
                .flatMap(letter -> Stream.of("CLIENT_ID", "CLIENT_SECRET", "APP_ID", "UTILITY_CODE")
                        .map(name -> "HOMEWATT_" + letter + "_" + name))
                .collect(toMap(name -> name, name -> "x"));
        values.put("HOMEWATT_URL", url);
        values.put("HOMEWATT_TOKEN_URL", url + "/token");
        values.put("HOMEWATT_REGISTRY_URL", url);
        return new Settings(values);
    }

    private void answer(HttpServerRequest request, String body) {
        String path = request.path();
        switch (request.method() + " " + path.replaceAll("_\\d+", "")) {
            case "POST /token" ->
                reply(request, 200, new JsonObject().put("access_token", "t").put("expires_in", 300));
            case "GET /knobs" -> reply(request, 200, knobs);
            case "PATCH /knobs" -> reply(request, 200, knobs.mergeIn(new JsonObject(body)));
            case "GET /stats" ->
                reply(request, 200, new JsonObject().put("most_calls_in_a_minute", mostCallsInAMinute));
            case "POST /customer/v1/customers" ->
                reply(request, 201, new JsonObject().put("customer_id", "customer_" + ids++));
            case "POST /customer/v1/customers/customer/properties" -> {
                String id = "property_" + ids++;
                properties.put(path + "/" + id, System.nanoTime());
                reply(request, 201, new JsonObject().put("data", new JsonObject().put("property_id", id)));
            }
            case "GET /customer/v1/customers/customer/properties" -> {
                JsonArray list = new JsonArray();
                properties.keySet().stream()
                        .filter(property -> property.startsWith(path + "/"))
                        .forEach(property -> list.add(view(property)));
                reply(request, 200, new JsonObject().put("data", list));
            }
            case "GET /customer/v1/customers/customer/properties/property" ->
                reply(request, 200, new JsonObject().put("data", view(path)));
            case "POST /rest/v1/accounts" -> {
                authorization = request.getHeader("Authorization");
                reply(request, 200, account());
            }
            case "PUT /rest/v1/accounts/a/properties" -> {
                likelihood = new JsonObject(body).getInteger("accuracy");
                reply(request, 200, new JsonObject());
            }
            case "GET /rest/v1/accounts/a" -> reply(request, 200, account());
            case "POST /usage/v1/snapshots" -> {
                uploaded = body;
                reply(request, 201, new JsonObject());
            }
            case "GET /apis/disaggregation-v1/utilities/x/customers/1234567/consumption/alwayson" -> {
                // It takes a moment until reads are summed up.
                boolean early = askedForAlwaysOn++ == 0;
                reply(request, early ? 404 : 200, early ? new JsonObject() : alwaysOn);
            }
            case "GET /apis/disaggregation-v1/utilities/x/customers/1234567/consumption/alwayson/chart" ->
                request.response().end("<svg/>");
            default -> reply(request, 404, new JsonObject());
        }
    }

    private JsonObject account() {
        var tariff = new JsonObject()
                .put("masterTariffId", 522)
                .put("lseName", "Pacific Gas & Electric Co")
                .put("tariffCode", "E-1")
                .put("customerLikelihood", likelihood);
        var account = new JsonObject().put("accountId", "a").put("tariffs", JsonArray.of(tariff));
        return new JsonObject().put("results", JsonArray.of(account));
    }

    private JsonObject view(String property) {
        boolean verified = System.nanoTime() - properties.get(property) > delayMillis * 1_000_000L;
        return new JsonObject()
                .put("property_lifecycle", verified ? "verified" : "unverified")
                .put("verification", new JsonObject().put("status", verified ? "verified" : "pending"));
    }

    private static void reply(HttpServerRequest request, int status, JsonObject body) {
        request.response().setStatusCode(status).end(body.toBuffer());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
