package io.homewatt.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;

/** What comes with a request: all of it at hand, as it comes, or nothing. */
final class Content {
    private final LimitedBody stream;
    private final Buffer bytes;
    private final boolean exists;
    private final long length;

    /** All of it, which can be sent any number of times. */
    Content(HttpServerRequest request, Buffer bytes) {
        this.stream = new LimitedBody(request, Long.MAX_VALUE, false);
        this.bytes = bytes;
        this.exists = true;
        this.length = bytes.length();
    }

    /**
     * As it comes, if at all.
     *
     * @param limit how many bytes may come
     * @param length how many will come; -1 if that is not known
     */
    Content(HttpServerRequest request, long limit, boolean exists, long length) {
        this.stream = new LimitedBody(request, limit, exists);
        this.bytes = null;
        this.exists = exists;
        this.length = length;
        if (exists) {
            request.pause();
        }
    }

    /** For one time of sending; null if there is none. */
    Body body() {
        if (!exists) {
            return null;
        }
        return bytes == null ? Body.body(stream, length) : Body.body(bytes);
    }

    LimitedBody stream() {
        return stream;
    }

    /** Whether there is all of it again after it was sent. */
    boolean isRepeatable() {
        return !exists || bytes != null;
    }
}
