package io.homewatt.account.address;

import static io.homewatt.account.address.AddressFixture.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.account.address.AddressFixture.CacheSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedGeocoderTest {
    private static final Optional<Located> FOUND = Optional.of(new Located(Place.UNKNOWN, 1, 2));

    private final AtomicInteger calls = new AtomicInteger();
    private CompletableFuture<Optional<Located>> answer = new CompletableFuture<>();
    private final Geocoder shared = sharedFor(Duration.ofSeconds(5));

    @Test
    void oneCallServesAllWhoAskForAnAddressAtATime() {
        var one = shared.locate(Place.UNKNOWN, "1 Main St").subscribeAsCompletionStage();
        var two = shared.locate(Place.UNKNOWN, " 1  MAIN st").subscribeAsCompletionStage();
        answer.complete(FOUND);

        assertThat(one.join()).isEqualTo(FOUND);
        assertThat(two.join()).isEqualTo(FOUND);
        assertThat(calls).hasValue(1);
    }

    @Test
    void anAnswerIsKept() {
        answer.complete(FOUND);

        assertThat(locate("1 Main St")).isEqualTo(FOUND);
        assertThat(locate("1 Main St")).isEqualTo(FOUND);
        assertThat(locate("2 Main St")).isEqualTo(FOUND);
        assertThat(calls).hasValue(2);
    }

    @Test
    void thatThereIsNoneIsKept() {
        answer.complete(Optional.empty());

        assertThat(locate("1 Main St")).isEmpty();
        assertThat(locate("1 Main St")).isEmpty();
        assertThat(calls).hasValue(1);
    }

    @Test
    void aFailureIsNoAnswerAndNotKept() {
        answer.completeExceptionally(new IOException("down"));
        assertThat(locate("1 Main St")).isEmpty();

        answer = CompletableFuture.completedFuture(FOUND);
        assertThat(locate("1 Main St")).isEqualTo(FOUND);
        assertThat(calls).hasValue(2);
    }

    @Test
    void whoGivesUpLeavesTheCallToTheOthers() {
        Geocoder impatient = sharedFor(Duration.ofMillis(50));
        assertThat(result(impatient.locate(Place.UNKNOWN, "1 Main St"))).isEmpty();

        var cancelled = impatient.locate(Place.UNKNOWN, "1 Main St").subscribe().with(found -> {});
        cancelled.cancel();
        answer.complete(FOUND);

        assertThat(result(impatient.locate(Place.UNKNOWN, "1 Main St"))).isEqualTo(FOUND);
        assertThat(calls).hasValue(1);
    }

    @Test
    void everyoneGoesOnInItsOwnContext() {
        Vertx vertx = Vertx.vertx();
        try {
            var one = contextAfterwards(vertx.getOrCreateContext());
            var two = contextAfterwards(vertx.getOrCreateContext());
            new Thread(() -> answer.complete(FOUND)).start();

            assertThat(one.join()).isTrue();
            assertThat(two.join()).isTrue();
        } finally {
            vertx.closeAndAwait();
        }
    }

    private CompletableFuture<Boolean> contextAfterwards(Context context) {
        var same = new CompletableFuture<Boolean>();
        context.runOnContext(() -> shared.locate(Place.UNKNOWN, "1 Main St")
                .subscribe()
                .with(found -> same.complete(io.vertx.core.Vertx.currentContext() == context.getDelegate())));
        return same;
    }

    private Geocoder sharedFor(Duration timeout) {
        Geocoder counted = (known, text) -> {
            calls.incrementAndGet();
            return Uni.createFrom().completionStage(answer);
        };
        return new SharedGeocoder(counted, timeout, new CacheSettings(100, Duration.ofHours(1)));
    }

    private Optional<Located> locate(String text) {
        return result(shared.locate(Place.UNKNOWN, text));
    }
}
