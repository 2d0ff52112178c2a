package io.homewatt.enrichment.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.enrichment.icp.Icp;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TracedClientTest {
    private static final Icp ONE = Icp.parse("0000143418TRD9F").orElseThrow();
    private static final Icp OTHER = Icp.parse("0005834930RN094").orElseThrow();

    private final InMemorySpanExporter ended = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(ended))
            .build()
            .get("test");
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private Uni<Reply> reply = Uni.createFrom().item(new Reply(200, Optional.empty(), Optional.empty(), new byte[0]));
    private final TracedClient client = new TracedClient(icps -> reply, tracer);

    @Test
    void aCallForManyIsInTheTraceOfEachWhoWaits() {
        Span first = waitFor(ONE);
        Span second = waitFor(OTHER);
        Span third = waitFor(OTHER);

        client.list(List.of(ONE, OTHER)).await().indefinitely();

        assertThat(ended.getFinishedSpanItems())
                .extracting(SpanData::getParentSpanId)
                .containsExactlyInAnyOrder(spanId(first), spanId(second), spanId(third));
        assertThat(ended.getFinishedSpanItems())
                .extracting(SpanData::getTraceId)
                .doesNotHaveDuplicates();
        assertThat(ended.getFinishedSpanItems()).allSatisfy(span -> assertThat(
                        span.getAttributes().get(AttributeKey.longKey("homewatt.registry.identifiers")))
                .isEqualTo(2));
    }

    @Test
    void whoHasTheAnswerIsInNoFurtherCall() {
        waitFor(ONE);
        answer.complete(new Answer(Optional.empty(), Instant.EPOCH));

        client.list(List.of(ONE)).await().indefinitely();

        assertThat(ended.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void aCallThatCameToNothingSaysSo() {
        waitFor(ONE);
        reply = Uni.createFrom().failure(new IOException("reset"));

        client.list(List.of(ONE)).onFailure().recoverWithNull().await().indefinitely();

        assertThat(ended.getFinishedSpanItems())
                .singleElement()
                .extracting(SpanData::getStatus)
                .isEqualTo(StatusData.create(StatusCode.ERROR, "IOException"));
    }

    private Span waitFor(Icp icp) {
        Span waiting = tracer.spanBuilder("waiting").setNoParent().startSpan();
        try (Scope scope = waiting.makeCurrent()) {
            assertThat(scope).isNotNull();
            client.waitFor(icp, asked -> answer);
        }
        return waiting;
    }

    private static String spanId(Span span) {
        return span.getSpanContext().getSpanId();
    }
}
