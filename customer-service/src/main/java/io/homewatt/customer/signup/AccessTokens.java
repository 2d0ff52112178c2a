package io.homewatt.customer.signup;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Our own access tokens at the provider, by client credentials; each is used until shortly before its end. */
final class AccessTokens {
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final Token NONE = new Token("", Instant.MIN);

    private final Calls calls;
    private final String url;
    private final Map<String, String> form;
    private final Clock clock;
    private volatile Token current = NONE;

    private record Token(String value, Instant end) {}

    /** @param form what the token is asked for with */
    AccessTokens(Calls calls, String url, Map<String, String> form, Clock clock) {
        this.calls = calls;
        this.url = url;
        this.form = form;
        this.clock = clock;
    }

    Uni<String> get() {
        Token token = current;
        return clock.instant().isBefore(token.end())
                ? Uni.createFrom().item(token.value())
                : fetch().invoke(fetched -> current = fetched).map(Token::value);
    }

    /** Forgets a token that was not accepted. */
    void drop(String refused) {
        if (current.value().equals(refused)) {
            current = NONE;
        }
    }

    /** A client that the provider doesn't know is someone's oversight, and no customer's fault: waited out, too. */
    private Uni<Token> fetch() {
        return calls.sendForm(url, form)
                .chain(reply -> reply.is(200)
                        ? Uni.createFrom().item(read(reply.object()))
                        : calls.outage("our request for a token", reply));
    }

    private Token read(JsonObject answer) {
        Duration lifetime = Duration.ofSeconds(answer.getLong("expires_in", 0L));
        return new Token(
                answer.getString("access_token", ""),
                clock.instant().plus(lifetime).minus(MARGIN));
    }
}
