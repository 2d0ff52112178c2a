package io.homewatt.local.drill;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/** What clients asked for, and what they were told. Thread-safe. */
final class Ledger {
    /** What was asked for. */
    enum Kind {
        CUSTOMER,
        PROPERTY,
        ACCOUNT,
        /** Meter reads, which a utility sends to Kafka. */
        READS,
        /** A look at what is there. */
        LOOK
    }

    /** What a client knows in the end, after it has tried again. */
    enum Told {
        /** It is there. */
        ACCEPTED,
        /** It is not there: an answer with 4xx. */
        REFUSED,
        /** It may be there: no answer, or one with 5xx. */
        NOTHING,
        /** It may be there: the client did not wait for the answer. */
        HUNG_UP
    }

    /**
     * One request.
     *
     * @param mark what tells it from all others in the data: a name, or for a property its customer's id
     * @param valid whether it was to be accepted
     * @param path of what was created, empty if the client doesn't know it
     * @param ended when the client was told, of {@link System#nanoTime()}
     * @param answer the one that it was refused with or can't make anything of, for whoever looks for the cause; else empty
     */
    record Entry(Kind kind, String mark, boolean valid, Told told, String path, long ended, String answer) {
        /** The last segment of the path. */
        String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private final ConcurrentLinkedQueue<Entry> entries = new ConcurrentLinkedQueue<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    /** Those that are so, in the order in which clients were told. */
    List<Entry> those(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    long count(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).count();
    }

    /** The share of the requests that ended between two times and that a client knows nothing of; 0 if none did. */
    double unanswered(long from, long to) {
        Predicate<Entry> meanwhile =
                entry -> entry.ended() - from >= 0 && entry.ended() - to <= 0 && entry.told() != Told.HUNG_UP;
        long all = count(meanwhile);
        return all == 0 ? 0 : (double) count(meanwhile.and(entry -> entry.told() == Told.NOTHING)) / all;
    }
}
