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

    /** The event below a span of its own, which shows what is done about it. */
    Event begin(Event event) {
        Span span = tracer.spanBuilder("process " + event.type())
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(event.trace())
                .startSpan();
        return event.under(event.trace().with(span));
    }

    /** @param failure null when all is done */
    void end(Event event, Throwable failure) {
        Span span = Span.fromContext(event.trace());
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
        }
        span.end();
    }

    /**
     * Runs the effect in a span of its own, below the one that received the message. It is the current one while the
     * effect lasts, for it is kept with the message's Vert.x context, where its work goes on.
     */
    Uni<Void> span(Event event, Function<Event, Uni<Void>> effect) {
        return Uni.createFrom().deferred(() -> {
            Event begun = begin(event);
            Scope scope = begun.trace().makeCurrent();
            return Uni.createFrom()
                    .deferred(() -> effect.apply(begun))
                    .onTermination()
                    .invoke((done, failure, cancelled) -> {
                        scope.close();
                        end(begun, failure);
                    });
        });
    }
}
