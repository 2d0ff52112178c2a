package io.homewatt.account.credentials;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.MultiMap;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** The identity provider's token endpoint, asked by the {@code client_credentials} grant (RFC 6749, 4.4). */
@ApplicationScoped
class TokenEndpoint {
    /** Shorter than any provider closes a connection after, for what is sent into that is lost. */
    private static final int KEEP_ALIVE_SECONDS = 10;

    private final WebClient http;
    private final String url;
    private final Duration timeout;

    TokenEndpoint(Vertx vertx, CredentialsConfig config) {
        this.url = config.tokenUrl();
        this.timeout = config.timeout();
        this.http = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) timeout.toMillis())
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxPoolSize(config.exchanges())
                        .setMaxWaitQueueSize(config.waiting())
                        .setFollowRedirects(false));
    }

    /** Never fails, and never in more than the time-out. */
    Uni<Answer> exchange(Credentials credentials) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .set("grant_type", "client_credentials")
                .set("client_id", credentials.id())
                .set("client_secret", credentials.secret());
        return http.postAbs(url)
                .timeout(timeout.toMillis())
                .putHeader("Accept", "application/json")
                .sendForm(form)
                .ifNoItem()
                .after(timeout)
                .fail()
                .map(TokenEndpoint::answer)
                .onFailure()
                .recoverWithItem(failure ->
                        new Answer.Outage(new IOException("The identity provider can't be reached", failure)));
    }

    private static Answer answer(HttpResponse<Buffer> response) {
        return switch (response.statusCode()) {
            case 200 -> token(response);
            // As providers tell wrong credentials and clients that may not do this (RFC 6749, 5.2).
            case 400, 401 -> new Answer.Refused();
            default -> outage("The identity provider answers " + response.statusCode());
        };
    }

    private static Answer token(HttpResponse<Buffer> response) {
        try {
            JsonObject json = response.bodyAsJsonObject();
            if (json != null
                    && json.getValue("access_token") instanceof String text
                    && json.getValue("expires_in") instanceof Number seconds
                    && seconds.longValue() > 0
                    && isBearerToken(text)) {
                return new Answer.Token(text, Duration.ofSeconds(Math.min(seconds.longValue(), Integer.MAX_VALUE)));
            }
        } catch (DecodeException | ClassCastException e) {
            // Not told on: it repeats what the provider said, which may be half a token.
        }
        return outage("The identity provider answers something that is no token");
    }

    private static boolean isBearerToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(character -> character > ' ' && character < 0x7f);
    }

    private static Answer outage(String message) {
        return new Answer.Outage(new IOException(message));
    }
}
