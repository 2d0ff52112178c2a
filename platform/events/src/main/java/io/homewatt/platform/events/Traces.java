package io.homewatt.platform.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Shows what is done about an event in the trace that the event came with. */
@ApplicationScoped
class Traces {
    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /**
     * Runs the effect in a span of its own, below the one that received the message. It is the current one while the
     * effect lasts, for it is kept with the message's Vert.x context, where its work goes on.
     */
    Uni<Void> span(Event event, Function<Event, Uni<Void>> effect) {
        return Uni.createFrom().deferred(() -> {
            Span span = tracer.spanBuilder("process " + event.type())
                    .setSpanKind(SpanKind.CONSUMER)
                    .startSpan();
            Scope scope = span.makeCurrent();
            return Uni.createFrom()
                    .deferred(() -> effect.apply(event))
                    .onFailure()
                    .invoke(failure ->
                            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName()))
                    .onTermination()
                    .invoke(() -> {
                        scope.close();
                        span.end();
                    });
        });
    }
}
