package io.homewatt.customer.signup;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** What a provider answered. A body that isn't the JSON it should be is a proxy's, and so an outage. */
record Reply(int status, MultiMap headers, Buffer body) {
    static Reply of(HttpResponse<Buffer> response) {
        return new Reply(
                response.statusCode(),
                response.headers(),
                Optional.ofNullable(response.body()).orElseGet(Buffer::buffer));
    }

    boolean is(int... statuses) {
        return Arrays.stream(statuses).anyMatch(expected -> expected == status);
    }

    JsonObject object() {
        try {
            return new JsonObject(body.getDelegate());
        } catch (DecodeException e) {
            throw unreadable();
        }
    }

    JsonArray array() {
        try {
            return new JsonArray(body.getDelegate());
        } catch (DecodeException e) {
            throw unreadable();
        }
    }

    private static UncheckedIOException unreadable() {
        return new UncheckedIOException(new IOException("The identity provider's answer is not its JSON"));
    }
}
