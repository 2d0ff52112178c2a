package io.homewatt.enrichment.registry;

import io.homewatt.enrichment.icp.Icp;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Shows each call in the trace of everyone who waits for it. A call asks for many at once; a span below only one of them
 * would leave a gap in the traces of the others.
 */
final class TracedClient implements RegistryClient {

    private final RegistryClient client;
    private final Tracer tracer;
    private final Map<Icp, Queue<Context>> waiting = new ConcurrentHashMap<>();

    TracedClient(RegistryClient client, Tracer tracer) {
        this.client = client;
        this.tracer = tracer;
    }

    /** Asks, and until the answer comes the calls about the identifier are part of the current trace. */
    CompletableFuture<Answer> waitFor(Icp icp, Function<Icp, CompletableFuture<Answer>> ask) {
        Context trace = Context.current();
        if (!Span.fromContext(trace).isRecording()) {
            return ask.apply(icp);
        }
        waiting.compute(icp, (key, others) -> {
            Queue<Context> all = others == null ? new ConcurrentLinkedQueue<>() : others;
            all.add(trace);
            return all;
        });
        return ask.apply(icp)
                .whenComplete((answer, failure) -> waiting.computeIfPresent(icp, (key, all) -> {
                    all.remove(trace);
                    return all.isEmpty() ? null : all;
                }));
    }

    @Override
    public Uni<Reply> list(List<Icp> icps) {
        return Uni.createFrom().deferred(() -> {
            List<Span> spans = icps.stream()
                    .flatMap(this::traces)
                    .map(trace -> start(trace, icps.size()))
                    .toList();
            return client.list(icps)
                    .onItem()
                    .invoke(reply -> spans.forEach(span -> ended(span, reply)))
                    .onFailure()
                    .invoke(failure -> spans.forEach(span -> lost(span, failure)));
        });
    }

    private Stream<Context> traces(Icp icp) {
        Queue<Context> all = waiting.get(icp);
        return all == null ? Stream.empty() : all.stream();
    }

    private Span start(Context trace, int identifiers) {
        return tracer.spanBuilder("registry list")
                .setParent(trace)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("http.request.method", "GET")
                .setAttribute("homewatt.registry.identifiers", identifiers)
                .startSpan();
    }

    private static void ended(Span span, Reply reply) {
        span.setAttribute("http.response.status_code", reply.status());
        if (reply.status() >= 400) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static void lost(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()).end();
    }
}
