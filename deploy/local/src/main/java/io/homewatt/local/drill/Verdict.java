package io.homewatt.local.drill;

import io.homewatt.local.demo.Answer;
import io.homewatt.local.demo.Delivered;
import io.homewatt.local.drill.Ledger.Entry;
import io.homewatt.local.drill.Ledger.Kind;
import io.homewatt.local.drill.Ledger.Told;
import io.homewatt.local.drill.There.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What became of what clients were told: by the API, the databases and the events that subscribers were sent. A line
 * for each thing that is not as it was told.
 */
record Verdict(List<String> lost, List<String> doubled, List<String> unwanted, List<String> wronglyRefused) {
    private static final int OK = 200;
    private static final String VERIFIED = "property.verified.v1";

    /**
     * Waits until all that was accepted has come to its end, and looks.
     *
     * @param begin when the clients began
     */
    static Verdict of(Scene scene, Instant begin, Duration patience) throws SQLException, InterruptedException {
        var verdict = new Verdict(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        long end = System.nanoTime() + patience.toNanos();
        verdict.askTheApi(scene, end);
        There there = There.of(scene);
        while (!verdict.waitingReads(scene.ledger(), there).isEmpty() && pauseUntil(end)) {
            there = There.of(scene);
        }
        verdict.waitingReads(scene.ledger(), there)
                .forEach(entry -> verdict.lost.add(line(entry) + " was accepted, and was not taken in"));
        verdict.askTheDatabases(scene.ledger(), there);
        verdict.askKafka(scene, there, begin, end);
        verdict.askTheOthers(scene, there, end);
        return verdict;
    }

    /** What was accepted is there under the id that was told, and properties are verified. */
    private void askTheApi(Scene scene, long end) throws InterruptedException {
        var waiting = new ArrayList<>(
                scene.ledger().those(entry -> !entry.path().isEmpty() && entry.valid() && entry.kind() != Kind.LOOK));
        do {
            waiting.removeIf(entry -> isAsTold(scene, entry));
        } while (!waiting.isEmpty() && pauseUntil(end));
        waiting.forEach(entry -> lost.add(line(entry) + " was accepted, and "
                + (entry.kind() == Kind.PROPERTY ? "is not there, or not verified" : "is not there")));
    }

    private static boolean isAsTold(Scene scene, Entry entry) {
        Answer answer = Load.ask(() -> scene.caller().get(entry.path()));
        if (answer.status() != OK) {
            return false;
        }
        return switch (entry.kind()) {
            case CUSTOMER -> answer.data().path("first_name").asText().equals(entry.mark());
            case ACCOUNT -> answer.result().path("providerAccountId").asText().equals(entry.mark());
            default -> answer.data().path("property_lifecycle").asText().equals("verified");
        };
    }

    /** Reads that Kafka has accepted, and disaggregation-service has not taken in. */
    private List<Entry> waitingReads(Ledger ledger, There there) {
        return ledger.those(entry -> entry.kind() == Kind.READS
                && entry.told() == Told.ACCEPTED
                && there.ids(entry).isEmpty());
    }

    private void askTheDatabases(Ledger ledger, There there) {
        for (Entry entry : ledger.those(entry -> entry.kind() != Kind.LOOK)) {
            List<String> ids = there.ids(entry);
            if (ids.size() > 1) {
                doubled.add(line(entry) + " is there " + ids.size() + " times");
            }
            if (entry.told() == Told.REFUSED && !ids.isEmpty()) {
                unwanted.add(line(entry) + " was refused, and is there");
            }
            if (!entry.valid() && entry.told() == Told.ACCEPTED) {
                unwanted.add(line(entry) + " is invalid, and was accepted");
            }
        }
        ledger.those(entry -> entry.valid() && entry.told() == Told.REFUSED)
                .forEach(entry -> wronglyRefused.add(line(entry) + " is valid, and was refused: " + entry.answer()));
    }

    /** What is there was told to subscribers, by one event, and what was told to subscribers is there. */
    private void askKafka(Scene scene, There there, Instant begin, long end) throws SQLException, InterruptedException {
        Delivered delivered;
        boolean complete;
        do {
            delivered = Delivered.since(scene.settings().kafka(), begin).happenedSince(begin);
            complete = true;
            for (Table table : Table.OWN) {
                complete &= delivered.subjectsOf(created(table.kind())).containsAll(there.ids(table.kind()));
            }
            complete &= delivered.subjectsOf(VERIFIED).containsAll(there.ids(Kind.PROPERTY));
        } while (!complete && pauseUntil(end));
        for (Table table : Table.OWN) {
            Kind kind = table.kind();
            List<String> told = delivered.subjectsOf(created(kind));
            compareOnce(there.ids(kind), told, created(kind));
            There.missing(scene, table, Set.copyOf(told))
                    .forEach(id -> unwanted.add(id + " is not there, and its " + created(kind) + " was sent"));
        }
        // Whatever there is of properties is verified in the end.
        compareOnce(there.ids(Kind.PROPERTY), delivered.subjectsOf(VERIFIED), VERIFIED);
    }

    /** Each has been told to subscribers, by one event of the type. */
    private void compareOnce(Set<String> ids, List<String> told, String type) {
        Set<String> once = new HashSet<>();
        told.stream().filter(id -> !once.add(id)).forEach(id -> doubled.add(id + " has more than one " + type));
        ids.stream()
                .filter(id -> !once.contains(id))
                .forEach(id -> lost.add(id + " is there, and its " + type + " was never sent"));
    }

    /** The other services have acted upon the events. */
    private void askTheOthers(Scene scene, There there, long end) throws SQLException, InterruptedException {
        for (Table table : Table.COPIES) {
            Set<String> missing;
            do {
                missing = There.missing(scene, table, there.ids(table.kind()));
            } while (!missing.isEmpty() && pauseUntil(end));
            missing.forEach(
                    id -> lost.add(id + " is there, and not in " + table.database() + "." + table.name() + table.as()));
        }
    }

    private static String created(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + ".created.v1";
    }

    private static boolean pauseUntil(long end) throws InterruptedException {
        Scene.pause(Duration.ofMillis(500));
        return System.nanoTime() - end < 0;
    }

    private static String line(Entry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT) + " "
                + (entry.path().isEmpty() ? entry.mark() : entry.id());
    }
}
