package io.homewatt.platform.outbox;

import static io.homewatt.platform.outbox.Database.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.platform.testing.Organisation;
import io.homewatt.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class InboxTest {
    @Inject
    Inbox inbox;

    @Inject
    Pool pool;

    private final String organisation = Organisation.fresh().id();

    @Test
    void theSameEventTwiceActsOnce() {
        UUID event = UUID.randomUUID();

        run(() -> note("reader", event));
        run(() -> note("reader", event));

        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void theSameEventTenTimesAtOnceActsOnce() {
        UUID event = UUID.randomUUID();

        var deliveries = new CompletableFuture<?>[10];
        for (int i = 0; i < deliveries.length; i++) {
            deliveries[i] = CompletableFuture.runAsync(() -> run(() -> note("reader", event)));
        }
        CompletableFuture.allOf(deliveries).join();

        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void twoConsumersOfOneEventActOnceEach() {
        UUID event = UUID.randomUUID();

        run(() -> note("reader", event));
        run(() -> note("writer", event));

        assertThat(notes()).isEqualTo(2);
    }

    @Test
    void anEventWhoseEffectFailedIsNotSeen() {
        UUID event = UUID.randomUUID();
        assertThatThrownBy(() -> run(() -> inbox.once("reader", organisation, event, session -> Uni.createFrom()
                        .failure(new ArithmeticException()))))
                .isInstanceOf(ArithmeticException.class);

        run(() -> note("reader", event));

        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void ofEventsThatCameTogetherThoseThatAreNewActInTheirOrder() {
        var seen = new Inbox.Id(organisation, UUID.randomUUID());
        var other = new Inbox.Id(organisation, UUID.randomUUID());
        var sameIdElsewhere = new Inbox.Id(Organisation.fresh().id(), seen.event());
        run(() -> note("reader", seen.event()));
        List<List<Inbox.Id>> effects = new ArrayList<>();

        for (int i = 0; i < 2; i++) {
            run(() -> inbox.onceEach(
                    "reader",
                    List.of(sameIdElsewhere, seen, other, sameIdElsewhere),
                    Function.identity(),
                    (session, fresh) -> {
                        effects.add(fresh);
                        return Uni.createFrom().voidItem();
                    }));
        }

        assertThat(effects).containsExactly(List.of(sameIdElsewhere, other));
    }

    @Test
    void whatEventsThatCameTogetherDoIsDoneInTurnAndOnceOrNotAtAll() {
        List<String> done = new ArrayList<>();
        Inbox.Effect first = noting("first", done);
        Inbox.Effect second = noting("second", done);
        var failing = Inbox.Effect.of(
                organisation, UUID.randomUUID(), session -> Uni.createFrom().failure(new ArithmeticException()));

        assertThatThrownBy(() -> run(() -> inbox.onceInTurn("reader", List.of(first, failing, second))))
                .isInstanceOf(ArithmeticException.class);
        assertThat(done).containsExactly("first");
        assertThat(notes()).isZero();

        run(() -> inbox.onceInTurn("reader", List.of(second, first, second)));
        assertThat(done).containsExactly("first", "second", "first");
        assertThat(notes()).isEqualTo(2);
    }

    private Inbox.Effect noting(String name, List<String> done) {
        return Inbox.Effect.of(organisation, UUID.randomUUID(), session -> session.persist(Note.of(organisation, name))
                .invoke(() -> done.add(name)));
    }

    @Test
    void eventsWhoseCommonEffectFailedAreNotSeen() {
        UUID event = UUID.randomUUID();
        assertThatThrownBy(() -> run(() -> inbox.onceEach(
                        "reader",
                        List.of(new Inbox.Id(organisation, event)),
                        Function.identity(),
                        (session, fresh) -> Uni.createFrom().failure(new ArithmeticException()))))
                .isInstanceOf(ArithmeticException.class);

        run(() -> note("reader", event));

        assertThat(notes()).isEqualTo(1);
    }

    private Uni<Void> note(String consumer, UUID event) {
        return inbox.once(consumer, organisation, event, session -> session.persist(Note.of(organisation, consumer)));
    }

    private long notes() {
        return Database.count(pool, "note", organisation);
    }
}
