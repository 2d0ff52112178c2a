package io.homewatt.benchmark.floor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.UUID;

/** A request, taken apart. */
record Asked(HttpServerRequest request, String[] parts, Buffer content) {
    static Asked of(HttpServerRequest request, Buffer content) {
        return new Asked(request, request.path().split("/"), content);
    }

    boolean isPost() {
        return request.method() == HttpMethod.POST;
    }

    /** A part of the path, the first of which is 1. */
    String part(int number) {
        return parts[number];
    }

    String parameter(String name) {
        return request.getParam(name);
    }

    JsonObject body() {
        return content.toJsonObject();
    }

    /** The UUID of a part such as {@code customer_} and 32 hexadecimal digits. */
    UUID id(int number) {
        String text = parts[number];
        String digits = text.substring(text.indexOf('_') + 1).replace("-", "");
        return new UUID(
                new BigInteger(digits.substring(0, 16), 16).longValue(),
                new BigInteger(digits.substring(16), 16).longValue());
    }
}
