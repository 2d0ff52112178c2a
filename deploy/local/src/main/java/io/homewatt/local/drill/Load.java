package io.homewatt.local.drill;

import com.fasterxml.jackson.databind.node.TextNode;
import io.homewatt.local.demo.Answer;
import io.homewatt.local.demo.Caller;
import io.homewatt.local.demo.Icp;
import io.homewatt.local.demo.Settings;
import io.homewatt.local.demo.StepFailed;
import io.homewatt.local.drill.Ledger.Entry;
import io.homewatt.local.drill.Ledger.Kind;
import io.homewatt.local.drill.Ledger.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Clients that create, look and send reads, each its own kind so that an outage of one part doesn't keep the others from
 * being asked. Creations of customers and properties have an {@code Idempotency-Key} and are tried again once; accounts
 * have none and are not. One in ten is invalid, and has to be refused.
 */
final class Load implements AutoCloseable {
    static final String CUSTOMERS = "/customer/v1/customers";
    static final String ACCOUNTS = "/rest/v1/accounts";

    private static final Duration PACE = Duration.ofMillis(150);
    private static final int TRIES = 2;
    private static final int INVALID = 10;
    /** The registry allows 75 calls a minute: most properties have an ICP whose answer the worker has already. */
    private static final int NEW_ICP = 20;

    private static final int WELL_KNOWN_ICPS = 10;

    private final Caller caller;
    private final MeterReads reads;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Ledger ledger;
    private final String run = "Drill " + UUID.randomUUID() + " ";
    private final long firstIcp = Instant.now().toEpochMilli() * 100;
    private final AtomicLong numbers = new AtomicLong();
    private final ConcurrentLinkedQueue<Entry> homeless = new ConcurrentLinkedQueue<>();
    private final ReentrantReadWriteLock turn = new ReentrantReadWriteLock();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile String home = "";

    Load(Settings settings, Caller caller, Ledger ledger) {
        this.caller = caller;
        this.reads = MeterReads.of(settings);
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", settings.kafka(),
                        "acks", "all",
                        // Longer than any outage: a utility waits for Kafka.
                        "max.block.ms", 180_000,
                        "request.timeout.ms", 10_000,
                        "delivery.timeout.ms", 180_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.ledger = ledger;
        for (Runnable client : List.<Runnable>of(
                this::customer,
                this::customer,
                this::property,
                this::property,
                this::account,
                this::reads,
                this::look)) {
            var thread = new Thread(() -> again(client), "client");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
    }

    /** What the marks of all that it creates begin with, those of properties excepted. */
    String run() {
        return run;
    }

    /** Another mark for something that somebody else creates. */
    String mark() {
        return run + numbers.incrementAndGet();
    }

    /** Returns when no request is under way; there is none until {@link #go}, which the same thread has to call. */
    void rest() {
        turn.writeLock().lock();
    }

    void go() {
        turn.writeLock().unlock();
    }

    private void again(Runnable client) {
        while (!closed) {
            turn.readLock().lock();
            try {
                client.run();
            } finally {
                turn.readLock().unlock();
            }
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    private void customer() {
        long number = numbers.incrementAndGet();
        String name = run + number;
        boolean valid = number % INVALID != 0;
        Map<String, String> body = valid
                ? Map.of("first_name", name, "last_name", "Ngata")
                : Map.of("first_name", name, "last_name", "Ngata", "email_address", "none");
        Entry created = create(Kind.CUSTOMER, name, valid, CUSTOMERS, body, answer -> answer.body()
                .path("customer_id")
                .asText());
        if (created.told() == Told.ACCEPTED) {
            homeless.add(created);
            home = created.path();
        }
    }

    private void property() {
        Entry customer = homeless.poll();
        if (customer == null) {
            return;
        }
        long number = numbers.incrementAndGet();
        boolean valid = number % INVALID != 0;
        String icp = Icp.of(firstIcp + (number % NEW_ICP == 1 ? WELL_KNOWN_ICPS + number : number % WELL_KNOWN_ICPS));
        create(
                Kind.PROPERTY,
                customer.id(),
                valid,
                customer.path() + "/properties",
                Map.of("icp", valid ? icp : "none"),
                answer -> answer.data().path("property_id").asText());
    }

    private void account() {
        long number = numbers.incrementAndGet();
        String name = run + number;
        boolean valid = number % INVALID != 0;
        Map<String, String> body =
                valid ? Map.of("providerAccountId", name) : Map.of("providerAccountId", name, "accountId", "1");
        create(Kind.ACCOUNT, name, valid, ACCOUNTS, body, answer -> answer.result()
                .path("accountId")
                .asText());
    }

    private void reads() {
        String account = run + numbers.incrementAndGet();
        Told told;
        String answer = "";
        try {
            producer.send(reads.message(account)).get();
            told = Told.ACCEPTED;
        } catch (ExecutionException | KafkaException e) {
            told = Told.NOTHING;
            answer = e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts a client", e);
        }
        ledger.add(new Entry(Kind.READS, reads.source(account), true, told, "", System.nanoTime(), answer));
    }

    private void look() {
        // Once, for it comes to be known meanwhile.
        String known = home;
        String path = List.of(known, known + "/properties", ACCOUNTS + "?pageCount=1")
                .get((int) (numbers.incrementAndGet() % 3));
        if (!known.isEmpty()) {
            Answer answer = ask(() -> caller.get(path));
            ledger.add(new Entry(Kind.LOOK, "", true, told(answer), path, System.nanoTime(), words(answer)));
        }
    }

    private Entry create(
            Kind kind,
            String mark,
            boolean valid,
            String path,
            Map<String, String> body,
            Function<Answer, String> createdId) {
        String key = UUID.randomUUID().toString();
        Answer answer;
        int tries = 0;
        do {
            answer = ask(() -> kind == Kind.ACCOUNT ? caller.post(path, body) : caller.post(path, body, key));
            tries++;
        } while (told(answer) == Told.NOTHING && kind != Kind.ACCOUNT && tries < TRIES && !closed);
        Told told = told(answer);
        var entry = new Entry(
                kind,
                mark,
                valid,
                told,
                told == Told.ACCEPTED ? path + "/" + createdId.apply(answer) : "",
                System.nanoTime(),
                words(answer));
        ledger.add(entry);
        return entry;
    }

    /** The answer; for none one with status 0 that tells why. */
    static Answer ask(Supplier<Answer> request) {
        try {
            return request.get();
        } catch (StepFailed e) {
            return new Answer("", "", "", 0, 0, TextNode.valueOf(e.getMessage()));
        }
    }

    private static Told told(Answer answer) {
        if (answer.status() == 0 || answer.status() >= 500) {
            return Told.NOTHING;
        }
        return answer.status() < 400 ? Told.ACCEPTED : Told.REFUSED;
    }

    private static String words(Answer answer) {
        return told(answer) == Told.ACCEPTED ? "" : answer.status() + " " + answer.body();
    }

    /** Returns when the last request has ended, one way or the other. */
    @Override
    public void close() {
        closed = true;
        if (turn.isWriteLockedByCurrentThread()) {
            go();
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
