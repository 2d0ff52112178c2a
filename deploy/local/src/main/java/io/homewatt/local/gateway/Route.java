package io.homewatt.local.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where requests for matching paths go.
 *
 * @param rewrite the path that the backend gets instead of the client's
 * @param timeout how long the backend may take to begin its answer
 */
record Route(PathMatch match, String backend, URI backendUri, Optional<String> rewrite, Duration timeout) {

    String pathFor(String path) {
        return rewrite.orElse(path);
    }
}
