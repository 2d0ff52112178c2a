package io.homewatt.local.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where requests for matching paths go.
 *
 * @param name its manifest's, which policies refer to
 * @param rewrite the path that the backend gets instead of the client's
 * @param timeout how long the backend may take to begin its answer, when it has the whole request
 * @param bodyLimit how many bytes a body may have, if not as many as usual
 * @param encodedSeparators whether the backend takes an encoded slash, backslash or semicolon for part of an element
 * @param idempotencyKeys whether the backend carries a request with the same {@code Idempotency-Key} out once
 */
record Route(
        String name,
        PathMatch match,
        String backend,
        URI backendUri,
        Optional<String> rewrite,
        Duration timeout,
        Optional<Long> bodyLimit,
        boolean encodedSeparators,
        boolean idempotencyKeys) {

    String pathFor(String path) {
        return rewrite.orElse(path);
    }
}
