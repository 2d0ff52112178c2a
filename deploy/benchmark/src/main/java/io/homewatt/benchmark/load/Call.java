package io.homewatt.benchmark.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;

/**
 * A request, and what tells that its answer is right.
 *
 * @param path with its query
 * @param body in JSON; null for none
 * @param status of the answer
 * @param text that the answer contains
 * @param isAwaited whether it is sent again until the answer contains the text
 * @param next what follows from the answer and is measured with it; null for nothing
 */
public record Call(
        HttpMethod method,
        String path,
        Buffer body,
        int status,
        String text,
        boolean isAwaited,
        Function<String, Call> next) {
    /** A request for something that is there. */
    public static Call get(String path, String text) {
        return new Call(HttpMethod.GET, path, null, 200, text, false, null);
    }

    /** A request for something that comes to be there. */
    public static Call await(String path, String text) {
        return new Call(HttpMethod.GET, path, null, 200, text, true, null);
    }

    /** A request to make something. */
    public static Call post(String path, String body, int status, String text) {
        return new Call(HttpMethod.POST, path, Buffer.buffer(body), status, text, false, null);
    }

    /** The same, and then another one. */
    public Call then(Function<String, Call> following) {
        return new Call(method, path, body, status, text, isAwaited, following);
    }
}
