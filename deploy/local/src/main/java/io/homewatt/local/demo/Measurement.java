package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How fast a property is verified, alone and among many. */
final class Measurement {

    /**
     * @param one properties with one well-known ICP, one after another
     * @param fresh properties with ICPs that were never asked for before, one after another: a registry call each
     * @param many properties created as fast as the API takes them, each with an ICP of its own
     * @param connections how many at a time
     */
    record Counts(int one, int fresh, int many, int connections) {}

    private static final String CUSTOMERS = "/customer/v1/customers";
    private static final String KNOWN_ICP = "0000143418TRD9F";
    private static final int LATENCY_MILLIS = 50;
    private static final int PAGE = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE_WITH_MANY = Duration.ofMinutes(15);

    private final Display display;
    private final Caller caller;
    private final Registry registry;
    private final Counts counts;
    /** Other ICPs in every run, so that no answer is still cached from the last. */
    private final long firstNumber = Instant.now().toEpochMilli() * 100;

    Measurement(Settings settings, Display display, Counts counts) {
        this.display = display;
        this.caller = new Caller(settings, settings.organisation("A"));
        this.registry = new Registry(settings.registry());
        this.counts = counts;
    }

    void run() {
        Runtime runtime = Runtime.getRuntime();
        display.step("Machine");
        display.line(
                "%d cores, %s %s, Java %s (%s)",
                runtime.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                System.getProperty("java.vm.name"));
        int latencyBefore = registry.latency(LATENCY_MILLIS);
        display.line("registry simulator: %d ms latency, %d calls a minute", LATENCY_MILLIS, registry.quota());
        try {
            Registry.Seen before = registry.seen();
            oneAfterAnother(
                    "One after another, all with ICP " + KNOWN_ICP + " (the worker keeps the registry's answer)",
                    counts.one(),
                    i -> KNOWN_ICP);
            oneAfterAnother(
                    "One after another, each with an ICP that was never asked for (a registry call each)",
                    counts.fresh(),
                    i -> Icp.of(firstNumber + i));
            asFastAsPossible();
            report(before, registry.seen());
        } finally {
            registry.latency(latencyBefore);
        }
    }

    private void oneAfterAnother(String title, int count, IntFunction<String> icp) {
        if (count == 0) {
            return;
        }
        display.step(title);
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            String properties = newCustomer();
            long begun = System.nanoTime();
            Answer created =
                    caller.post(properties, Map.of("icp", icp.apply(i))).expect(201);
            String path = properties + "/" + created.data().path("property_id").asText();
            Answer property = Verification.await(caller, path, PATIENCE);
            millis[i] = (System.nanoTime() - begun) / 1e6;
            if (!property.data().path("property_lifecycle").asText().equals("verified")) {
                throw new StepFailed("the registry should know " + icp.apply(i) + ": " + property.data());
            }
        }
        Arrays.sort(millis);
        display.line(
                "%d properties, from sending the create to reading it verified: median %.0f ms, p95 %.0f ms, max %.0f ms",
                count, percentile(millis, 0.5), percentile(millis, 0.95), millis[count - 1]);
    }

    private void asFastAsPossible() {
        if (counts.many() == 0) {
            return;
        }
        display.step("%d properties over %d connections, each with an ICP of its own"
                .formatted(counts.many(), counts.connections()));
        List<String> customers = IntStream.range(0, counts.connections())
                .mapToObj(i -> newCustomer())
                .toList();
        long begun = System.nanoTime();
        double[] millis = create(customers);
        double created = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(millis);
        display.line(
                "created in %.2f s: %.0f a second; each median %.0f ms, p95 %.0f ms, max %.0f ms",
                created,
                counts.many() / created,
                percentile(millis, 0.5),
                percentile(millis, 0.95),
                millis[millis.length - 1]);
        awaitAll(customers, begun);
        display.line("all verified %.2f s after the first was sent", (System.nanoTime() - begun) / 1e9);
    }

    private double[] create(List<String> customers) {
        double[] millis = new double[counts.many()];
        AtomicInteger next = new AtomicInteger();
        ExecutorService connections = Executors.newFixedThreadPool(counts.connections());
        try {
            CompletableFuture.allOf(customers.stream()
                            .map(properties -> CompletableFuture.runAsync(
                                    () -> {
                                        for (int i = next.getAndIncrement();
                                                i < millis.length;
                                                i = next.getAndIncrement()) {
                                            String icp = Icp.of(firstNumber + counts.fresh() + i);
                                            millis[i] = caller.post(properties, Map.of("icp", icp))
                                                    .expect(201)
                                                    .millis();
                                        }
                                    },
                                    connections))
                            .toArray(CompletableFuture[]::new))
                    .join();
            return millis;
        } catch (CompletionException e) {
            throw e.getCause() instanceof StepFailed failed ? failed : e;
        } finally {
            connections.shutdownNow();
        }
    }

    private void awaitAll(List<String> customers, long begun) {
        Set<String> waiting = new LinkedHashSet<>(customers);
        long end = begun + PATIENCE_WITH_MANY.toNanos();
        int verified = 0;
        while (!waiting.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new StepFailed("%d of %d are verified after %d minutes"
                        .formatted(verified, counts.many(), PATIENCE_WITH_MANY.toMinutes()));
            }
            for (String properties : List.copyOf(waiting)) {
                int[] state = state(properties);
                if (state[0] < state[1]) {
                    break;
                }
                verified += state[0];
                waiting.remove(properties);
            }
            Verification.pause(20);
        }
        if (verified != counts.many()) {
            throw new StepFailed("%d were created and %d are there".formatted(counts.many(), verified));
        }
    }

    /** How many of a customer's properties are verified, and how many there are. */
    private int[] state(String properties) {
        int verified = 0;
        int all = 0;
        String cursor = "";
        do {
            Answer page = caller.get(properties + "?limit=" + PAGE + cursor).expect(200);
            for (JsonNode property : page.data()) {
                all++;
                verified += property.path("property_lifecycle").asText().equals("verified") ? 1 : 0;
            }
            String next = page.body().path("next_cursor").asText("");
            cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return new int[] {verified, all};
    }

    private void report(Registry.Seen before, Registry.Seen after) {
        int quota = registry.quota();
        display.step("The registry's quota");
        display.line(
                "%d calls for all of this, at most %d in any 60 s since the simulator started (quota %d), %d refused",
                after.calls() - before.calls(), after.mostInAMinute(), quota, after.tooMany() - before.tooMany());
        if (after.tooMany() > before.tooMany() || (quota > 0 && after.mostInAMinute() > quota)) {
            throw new StepFailed("the quota was not kept");
        }
    }

    private String newCustomer() {
        Answer created = caller.post(
                        CUSTOMERS,
                        Map.of(
                                "first_name", "Measured",
                                "last_name", "Customer",
                                "email_address", UUID.randomUUID() + "@example.com"))
                .expect(201);
        return CUSTOMERS + "/" + created.body().path("customer_id").asText() + "/properties";
    }

    /** Nearest rank. */
    static double percentile(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
