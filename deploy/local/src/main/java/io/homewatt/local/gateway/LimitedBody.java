package io.homewatt.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body that fails as soon as more has come than is allowed, whatever its headers promised. */
final class LimitedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> body;
    private long left;
    private boolean exceeded;
    private boolean ended;
    private Handler<Throwable> onFailure = failure -> {};
    private Runnable onEnd = () -> {};

    /**
     * @param limit in bytes
     * @param exists whether there is any
     */
    LimitedBody(ReadStream<Buffer> body, long limit, boolean exists) {
        this.body = body;
        this.left = limit;
        this.ended = !exists;
    }

    boolean exceeded() {
        return exceeded;
    }

    /** What to do besides when all of it was read: at once, if it was. */
    void onEnd(Runnable action) {
        if (ended) {
            action.run();
        } else {
            onEnd = action;
        }
    }

    @Override
    public LimitedBody handler(Handler<Buffer> handler) {
        body.handler(handler == null ? null : chunk -> pass(chunk, handler));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> handler) {
        left -= chunk.length();
        if (left >= 0) {
            handler.handle(chunk);
        } else if (!exceeded) {
            exceeded = true;
            onFailure.handle(new IllegalStateException("body too large"));
        }
    }

    @Override
    public LimitedBody exceptionHandler(Handler<Throwable> handler) {
        onFailure = handler == null ? failure -> {} : handler;
        body.exceptionHandler(handler);
        return this;
    }

    @Override
    public LimitedBody endHandler(Handler<Void> handler) {
        body.endHandler(
                handler == null
                        ? null
                        : end -> {
                            ended = true;
                            onEnd.run();
                            handler.handle(end);
                        });
        return this;
    }

    @Override
    public LimitedBody pause() {
        body.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        body.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }
}
