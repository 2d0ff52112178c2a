package io.homewatt.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes events with the change that caused them: both are committed, or neither. */
@ApplicationScoped
public class Outbox {
    private final ObjectMapper json;
    private final Tracer tracer;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Outbox(ObjectMapper json, Tracer tracer) {
        this.json = json;
        this.tracer = tracer;
    }

    /**
     * Appends an event in the caller's transaction, under an id of its own (UUID version 7).
     *
     * @return fails with {@link IllegalStateException} when the session has no transaction
     */
    public Uni<Void> append(Mutiny.Session session, OutboxEvent event) {
        return append(session, event, Context.current());
    }

    /** As {@link #append(Mutiny.Session, OutboxEvent)}, below another trace than the current one. */
    public Uni<Void> append(Mutiny.Session session, OutboxEvent event, Context trace) {
        return session.currentTransaction() == null ? refused() : append(event, trace, session::persist);
    }

    /** As {@link #append(Mutiny.Session, OutboxEvent)}, where there is no session. */
    public Uni<Void> append(SqlConnection connection, OutboxEvent event) {
        return connection.transaction() == null
                ? refused()
                : append(event, Context.current(), row -> connection
                        .preparedQuery(OutboxRow.INSERT)
                        .execute(row.values())
                        .replaceWithVoid());
    }

    private static Uni<Void> refused() {
        return Uni.createFrom()
                .failure(new IllegalStateException("An event is appended in a transaction, or not at all"));
    }

    private Uni<Void> append(OutboxEvent event, Context trace, Function<OutboxRow, Uni<Void>> insert) {
        var row = new OutboxRow();
        row.key = new OutboxRow.Key(event.organisation(), ids.generate());
        row.topic = event.topic();
        row.recordKey = event.key();
        row.type = event.type();
        row.aggregateVersion = event.aggregateVersion();
        row.occurredAt = event.time();
        try {
            row.data = json.writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            return Uni.createFrom().failure(e);
        }
        Span span = tracer.spanBuilder("outbox " + event.type())
                .setSpanKind(SpanKind.PRODUCER)
                .setParent(trace)
                .setAttribute("messaging.destination.name", event.topic())
                .startSpan();
        row.traceparent = traceparent(span.getSpanContext());
        return insert.apply(row).onTermination().invoke(() -> span.end());
    }

    /** The span in W3C form, under which consumers go on, or null when nothing is traced. */
    private static String traceparent(SpanContext span) {
        return span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
    }
}
