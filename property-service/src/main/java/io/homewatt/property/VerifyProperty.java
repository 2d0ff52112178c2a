package io.homewatt.property;

import io.homewatt.platform.outbox.Inbox;
import io.homewatt.platform.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Brings the registry's answers to the properties they were asked for. */
@ApplicationScoped
class VerifyProperty {
    private static final String CONSUMER = "verification";

    private final Inbox inbox;
    private final Properties properties;
    private final Outbox outbox;
    private final Clock clock;
    private final VerificationMetrics metrics;

    VerifyProperty(Inbox inbox, Properties properties, Outbox outbox, Clock clock, VerificationMetrics metrics) {
        this.inbox = inbox;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Takes in answers that came together: one transaction, or as many as a property has answers among them. */
    Uni<Void> take(List<ReceivedAnswer> answers) {
        return each(rounds(answers), this::takeTogether);
    }

    /** A property has one answer a round, for with each it has another version. */
    private static List<List<ReceivedAnswer>> rounds(List<ReceivedAnswer> answers) {
        var rounds = new ArrayList<Map<Property.Key, ReceivedAnswer>>();
        for (ReceivedAnswer answer : answers) {
            var free = rounds.stream().filter(round -> !round.containsKey(answer.key()));
            free.findFirst()
                    .orElseGet(() -> {
                        rounds.add(new LinkedHashMap<>());
                        return rounds.get(rounds.size() - 1);
                    })
                    .put(answer.key(), answer);
        }
        return rounds.stream().map(round -> List.copyOf(round.values())).toList();
    }

    private Uni<Void> takeTogether(List<ReceivedAnswer> answers) {
        var answeredFirst = new ArrayList<Property>();
        return inbox.onceEach(
                        CONSUMER,
                        answers,
                        answer -> new Inbox.Id(
                                answer.key().organisation(), answer.event().id()),
                        (session, fresh) -> properties
                                .locked(
                                        session,
                                        fresh.stream().map(ReceivedAnswer::key).toList())
                                .chain(found -> change(session, fresh, found, answeredFirst)))
                .invoke(() -> answeredFirst.forEach(metrics::answered));
    }

    private Uni<Void> change(
            Mutiny.Session session, List<ReceivedAnswer> answers, List<Property> found, List<Property> answeredFirst) {
        Map<Property.Key, Property> byKey = found.stream().collect(Collectors.toMap(p -> p.key, Function.identity()));
        var gone = new ArrayList<Property.Key>();
        var taken = new ArrayList<ReceivedAnswer>();
        for (ReceivedAnswer answer : answers) {
            Property property = byKey.get(answer.key());
            if (property == null) {
                gone.add(answer.key());
            } else if (!answer.isOutdated(property)) {
                if (property.checkedAt == null) {
                    answeredFirst.add(property);
                }
                answer.change(property, clock.instant());
                taken.add(answer);
            }
        }
        return requireRemoved(session, gone)
                .chain(session::flush)
                .chain(() -> each(
                        taken,
                        answer -> outbox.append(
                                session,
                                answer.outcome(byKey.get(answer.key())),
                                answer.event().trace())));
    }

    /**
     * What was removed needs no answer. What was not may have been committed just now: its event leaves the write-ahead log
     * a moment before other transactions see the row, and on a busy machine the answer is there first.
     *
     * @return fails, to be tried again, if a property was not removed
     */
    private Uni<Void> requireRemoved(Mutiny.Session session, List<Property.Key> gone) {
        if (gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return properties
                .countRemoved(session, gone)
                .invoke(removed -> {
                    if (removed < gone.size()) {
                        throw new IllegalStateException("The property of an answer is not there");
                    }
                })
                .replaceWithVoid();
    }

    private static <T> Uni<Void> each(List<T> things, Function<T, Uni<Void>> action) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(action::apply)
                .onItem()
                .ignoreAsUni();
    }
}
