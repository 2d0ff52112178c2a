package io.homewatt.benchmark.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Sends requests to a server. At a fixed rate they come whatever becomes of those before, and times count from when a
 * request was to be sent: a server that stalls is seen to keep all waiting who would have come meanwhile.
 */
public final class Load implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 128;
    private static final long TIMEOUT_MILLIS = 20_000;
    /** Between two looks at something that is awaited. */
    private static final long PAUSE_MILLIS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setMaxPoolSize(MOST_CONNECTIONS).setKeepAlive(true));
    private final Supplier<String> token;
    private final String appId;

    /**
     * @param token of the caller, valid for a while
     * @param appId its subscription key
     */
    public Load(Supplier<String> token, String appId) {
        this.token = token;
        this.appId = appId;
    }

    /** Sends so many requests a second, equally spaced, and waits for their answers. */
    public Measured atRate(Server server, Supplier<Call> calls, double rate, Duration duration) {
        var recording = new Recording();
        List<Future<Void>> answers = new ArrayList<>();
        String bearer = token.get();
        Usage before = Usage.of(server.processes());
        long begin = System.nanoTime();
        long count = Math.max(1, Math.round(rate * duration.toNanos() / 1e9));
        for (long i = 0; i < count; i++) {
            long due = begin + (long) (i * 1e9 / rate);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            Call call = calls.get();
            Promise<Void> answered = Promise.promise();
            answers.add(answered.future());
            context.runOnContext(
                    now -> send(server, call, bearer, due, recording).onComplete(answered));
        }
        await(Future.join(answers));
        Duration elapsed = Duration.ofNanos(Math.max(System.nanoTime() - begin, duration.toNanos()));
        return recording.measured(elapsed, before, Usage.of(server.processes()));
    }

    /** Sends as many requests as are answered, with so many under way at any time. */
    public Measured saturated(Server server, Supplier<Call> calls, int connections, Duration duration) {
        var recording = new Recording();
        String bearer = token.get();
        Usage before = Usage.of(server.processes());
        long begin = System.nanoTime();
        List<Future<Void>> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Promise<Void> ended = Promise.promise();
            senders.add(ended.future());
            context.runOnContext(now -> sendOn(
                    () -> send(server, calls.get(), bearer, System.nanoTime(), recording),
                    begin + duration.toNanos(),
                    ended));
        }
        await(Future.join(senders));
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
        return recording.measured(elapsed, before, Usage.of(server.processes()));
    }

    /** Sends one request, and waits for its answer; 1 right answer, or 1 failure. */
    public Measured once(Server server, Call call) {
        return atRate(server, () -> call, 1000, Duration.ofMillis(1));
    }

    private void sendOn(Supplier<Future<Void>> sending, long end, Promise<Void> ended) {
        if (System.nanoTime() >= end) {
            ended.complete();
            return;
        }
        sending.get().onComplete(answered -> sendOn(sending, end, ended));
    }

    /** Never fails: what goes wrong is recorded. */
    private Future<Void> send(Server server, Call call, String bearer, long due, Recording recording) {
        return follow(server, call, bearer, due)
                .otherwise(failure -> failure.getClass().getSimpleName())
                .map(problem -> {
                    if (problem == null) {
                        recording.answered(System.nanoTime() - due);
                    } else {
                        recording.failed(problem);
                    }
                    return null;
                });
    }

    /** What is wrong with the answer to a call, or to one that follows from it; null for nothing. */
    private Future<String> follow(Server server, Call call, String bearer, long due) {
        return exchange(server, call, bearer).compose(answer -> {
            if (answer.status != call.status()) {
                return Future.succeededFuture("status " + answer.status);
            }
            if (answer.body.contains(call.text())) {
                return call.next() == null
                        ? Future.succeededFuture()
                        : follow(server, call.next().apply(answer.body), bearer, due);
            }
            return call.isAwaited() && System.nanoTime() - due < TIMEOUT_MILLIS * 1_000_000
                    ? vertx.timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS)
                            .compose(later -> follow(server, call, bearer, due))
                    : Future.succeededFuture("another answer");
        });
    }

    private record Answer(int status, String body) {}

    private Future<Answer> exchange(Server server, Call call, String bearer) {
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setHost(server.address().getHost())
                .setPort(server.address().getPort())
                .setURI(call.path())
                .setTimeout(TIMEOUT_MILLIS)
                .putHeader("Authorization", "Bearer " + bearer)
                .putHeader("ahiko-app-id", appId);
        if (call.body() != null) {
            options.putHeader("Content-Type", "application/json");
        }
        return client.request(options)
                .compose(request -> call.body() == null ? request.send() : request.send(call.body()))
                .compose(response -> response.body()
                        .map(body -> new Answer(response.statusCode(), body.toString(StandardCharsets.UTF_8))));
    }

    private static void await(Future<?> all) {
        try {
            all.toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
