package io.homewatt.customer.signup;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Single HTTP calls: no answer in time, or none at all, fails with an {@link IOException}. */
final class Calls {
    private final WebClient http;
    private final Duration timeout;
    private final Duration longestRetryAfter;
    private final Clock clock;

    Calls(WebClient http, Duration timeout, Duration longestRetryAfter, Clock clock) {
        this.http = http;
        this.timeout = timeout;
        this.longestRetryAfter = longestRetryAfter;
        this.clock = clock;
    }

    /** @param json a {@link JsonObject} or {@link JsonArray} to send, or null */
    Uni<Reply> send(HttpMethod method, String url, String token, Object json) {
        var request = http.requestAbs(method, url)
                .timeout(timeout.toMillis())
                .bearerTokenAuthentication(token)
                .putHeader("Accept", "application/json");
        return answered(json == null ? request.send() : request.sendJson(json));
    }

    Uni<Reply> sendForm(String url, Map<String, String> fields) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap();
        fields.forEach(form::set);
        return answered(http.postAbs(url).timeout(timeout.toMillis()).sendForm(form));
    }

    private Uni<Reply> answered(Uni<HttpResponse<Buffer>> call) {
        return call.ifNoItem()
                .after(timeout)
                .fail()
                .onFailure()
                .transform(failure -> new IOException("The identity provider can't be reached", failure))
                .map(Reply::of);
    }

    /**
     * Fails with an {@link IOException}, after the time that the provider asks to be left alone for.
     *
     * @param what the call that the provider didn't carry out
     */
    <T> Uni<T> outage(String what, Reply reply) {
        var failure = new IOException("The identity provider answers " + reply.status() + " to " + what);
        return Uni.createFrom()
                .nullItem()
                .onItem()
                .delayIt()
                .by(retryAfter(reply.headers()).orElse(Duration.ofMillis(1)))
                .chain(() -> Uni.createFrom().failure(failure));
    }

    /** {@code Retry-After} in either form (RFC 9110, 10.2.3), or when Auth0's limit is over, in seconds since 1970. */
    private Optional<Duration> retryAfter(MultiMap headers) {
        Optional<Duration> wait = Optional.ofNullable(headers.get("Retry-After"))
                .flatMap(this::read)
                .or(() -> Optional.ofNullable(headers.get("X-RateLimit-Reset"))
                        .flatMap(Calls::seconds)
                        .map(reset -> Duration.between(clock.instant(), Instant.EPOCH.plus(reset))));
        return wait.filter(time -> time.compareTo(Duration.ZERO) > 0)
                .map(time -> time.compareTo(longestRetryAfter) > 0 ? longestRetryAfter : time);
    }

    private Optional<Duration> read(String text) {
        return seconds(text).or(() -> {
            try {
                Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return Optional.of(Duration.between(clock.instant(), until));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,12}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }
}
