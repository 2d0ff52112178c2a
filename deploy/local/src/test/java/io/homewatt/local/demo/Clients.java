package io.homewatt.local.demo;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Some clients at once that create customers, properties and accounts, and remember what was accepted. */
final class Clients implements AutoCloseable {
    private static final int COUNT = 3;
    private static final String CUSTOMERS = "/customer/v1/customers";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Caller caller;
    private final AtomicLong number;
    private final ConcurrentLinkedQueue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private volatile boolean closed;

    /**
     * What one client was told to be there.
     *
     * @param customer its path, as are the others
     */
    record Accepted(String customer, String name, String property, String icp, String account) {}

    /** @param firstIcp the number of the first property's ICP; the next ones follow */
    Clients(Caller caller, long firstIcp) {
        this.caller = caller;
        this.number = new AtomicLong(firstIcp);
        for (int i = 0; i < COUNT; i++) {
            threads.execute(this::createOneAfterAnother);
        }
    }

    private void createOneAfterAnother() {
        while (!closed) {
            accepted.add(create(caller, Icp.of(number.getAndIncrement())));
        }
    }

    static Accepted create(Caller caller, String icp) {
        String name = "Aroha " + UUID.randomUUID();
        String customer = CUSTOMERS + "/"
                + created(caller, CUSTOMERS, Map.of("first_name", name, "last_name", "Ngata"))
                        .expect(201)
                        .body()
                        .path("customer_id")
                        .asText();
        String property = customer + "/properties/"
                + created(caller, customer + "/properties", Map.of("icp", icp))
                        .expect(201)
                        .data()
                        .path("property_id")
                        .asText();
        String account = "/rest/v1/accounts/"
                + created(caller, "/rest/v1/accounts", Map.of("providerAccountId", name))
                        .expect(200)
                        .result()
                        .path("accountId")
                        .asText();
        return new Accepted(customer, name, property, icp, account);
    }

    /** Tries again what was refused with 503, as that answer asks for. */
    private static Answer created(Caller caller, String path, Map<String, String> body) {
        String key = UUID.randomUUID().toString();
        return await().atMost(PATIENCE).until(() -> caller.post(path, body, key), answer -> answer.status() != 503);
    }

    /** All that was accepted up to now. */
    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Returns when the last request was answered. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
        try {
            threads.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
