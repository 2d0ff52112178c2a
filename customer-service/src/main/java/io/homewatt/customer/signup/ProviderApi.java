package io.homewatt.customer.signup;

import io.homewatt.customer.signup.IdentityProvider.RefusedUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A provider's API, called with our own token. */
final class ProviderApi {
    private final Calls calls;
    private final AccessTokens tokens;
    private final String url;

    /** @param url what the paths of the calls are appended to */
    ProviderApi(Calls calls, AccessTokens tokens, String url) {
        this.calls = calls;
        this.tokens = tokens;
        this.url = url;
    }

    /**
     * Makes a call.
     *
     * @param what the call, for people
     * @param expected the statuses that are answers. Of the others, 400, 409, 413 and 422 fail with {@link RefusedUser};
     *     all else is an outage, 401 and 403 among it: then it is us that it doesn't like, which someone can mend
     */
    Uni<Reply> call(String what, HttpMethod method, String path, Object json, int... expected) {
        return tokens.get()
                .chain(token -> calls.send(method, url + path, token, json)
                        .chain(reply -> reply.is(401) ? again(token, method, path, json) : item(reply)))
                .chain(reply -> {
                    if (reply.is(expected)) {
                        return item(reply);
                    }
                    return reply.is(400, 409, 413, 422)
                            ? Uni.createFrom()
                                    .failure(new RefusedUser(
                                            "The identity provider answers " + reply.status() + " to " + what))
                            : calls.outage(what, reply);
                });
    }

    /** A token may have been revoked before its time. */
    private Uni<Reply> again(String refused, HttpMethod method, String path, Object json) {
        tokens.drop(refused);
        return tokens.get().chain(token -> calls.send(method, url + path, token, json));
    }

    private static Uni<Reply> item(Reply reply) {
        return Uni.createFrom().item(reply);
    }

    /** For a segment of a path or the value of a parameter. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
