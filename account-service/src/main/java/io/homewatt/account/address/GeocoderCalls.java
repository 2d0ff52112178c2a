package io.homewatt.account.address;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** Calls of a geocoder: whatever is not its JSON, in time, is an {@link IOException}, and none repeats the address. */
final class GeocoderCalls {
    private final WebClient http;
    private final String url;
    private final Duration timeout;
    private final String userAgent;

    /** @param url what the paths of the calls are appended to */
    GeocoderCalls(WebClient http, String url, Duration timeout, String userAgent) {
        this.http = http;
        this.url = url;
        this.timeout = timeout;
        this.userAgent = userAgent;
    }

    /** The JSON that is answered: a JsonObject, a JsonArray or a plain value. */
    Uni<Object> get(String path, Map<String, String> query) {
        var request = http.getAbs(url + path)
                .timeout(timeout.toMillis())
                .putHeader("User-Agent", userAgent)
                .putHeader("Accept", "application/json")
                .putHeader("Accept-Language", "en");
        query.forEach(request::setQueryParam);
        // The causes' messages have the address in them.
        return request.send()
                .onFailure()
                .transform(failure -> new IOException(
                        "The geocoder can't be reached: " + failure.getClass().getSimpleName()))
                .map(GeocoderCalls::json);
    }

    private static Object json(HttpResponse<Buffer> response) {
        if (response.statusCode() != 200) {
            throw unusable("answers " + response.statusCode());
        }
        try {
            return response.body() == null
                    ? null
                    : Json.decodeValue(response.body().getDelegate());
        } catch (DecodeException e) {
            throw unusable("answers no JSON");
        }
    }

    /** A geocoder that does what it shouldn't. */
    static UncheckedIOException unusable(String what) {
        return new UncheckedIOException(new IOException("The geocoder " + what));
    }
}
