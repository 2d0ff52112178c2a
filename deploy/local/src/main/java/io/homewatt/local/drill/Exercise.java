package io.homewatt.local.drill;

import io.homewatt.local.Layout;
import io.homewatt.local.demo.Answer;
import io.homewatt.local.demo.Caller;
import io.homewatt.local.demo.Icp;
import io.homewatt.local.demo.Settings;
import io.homewatt.local.demo.StepFailed;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One drill at a platform: clients begin, the fault strikes, clients go on until all is as before, and the ledger is
 * compared with what is there.
 */
final class Exercise {
    private static final int ENOUGH = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    private final Settings settings;
    private final Layout layout;
    private final Bounds bounds;
    private final boolean quick;
    /** What is under way, for the one who breaks it off. */
    private final AtomicReference<Runnable> healing = new AtomicReference<>(() -> {});

    Exercise(Settings settings, Layout layout, Bounds bounds, boolean quick) {
        this.settings = settings;
        this.layout = layout;
        this.bounds = bounds;
        this.quick = quick;
    }

    /** Takes the fault that is under way back. */
    void breakOff() {
        healing.get().run();
    }

    /** @throws StepFailed if the platform is not well enough to begin with */
    Outcome of(String name, Fault fault) throws SQLException, InterruptedException {
        var caller = new Caller(settings, settings.organisation("A"));
        var ledger = new Ledger();
        Instant beginning = Instant.now();
        var problems = new ArrayList<String>();
        Scene scene;
        long struck;
        Optional<Duration> back;
        try (var load = new Load(settings, caller, ledger)) {
            scene = new Scene(settings, layout, quick, caller, ledger, load);
            if (!Scene.until(PATIENCE, () -> isUnderWay(ledger))) {
                throw new StepFailed("the platform accepts too little to begin with");
            }
            if (fault.calm()) {
                load.rest();
                Verdict.of(scene, beginning, settling());
            }
            struck = System.nanoTime();
            strike(fault, scene, problems);
            long over = System.nanoTime();
            if (fault.calm()) {
                load.go();
            }
            back = back(name, caller, over);
            Scene.pause(AFTERWARDS);
        }
        // When the clients have ended, for those that struck may have waited all the time.
        double unanswered = ledger.unanswered(struck, System.nanoTime());
        Verdict verdict = Verdict.of(scene, beginning, settling());
        try {
            problems.addAll(fault.traces(scene));
        } catch (Exception e) {
            problems.add("what it left can't be told: " + e);
        }
        return new Outcome(name, ledger, verdict, unanswered, back, problems);
    }

    private void strike(Fault fault, Scene scene, List<String> problems) throws InterruptedException {
        Runnable heal = () -> {
            try {
                fault.heal(scene);
            } catch (Exception e) {
                problems.add("it could not be taken back: " + e);
            }
        };
        healing.set(heal);
        try {
            fault.strike(scene);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            problems.add("the fault could not be brought about: " + e);
        } finally {
            heal.run();
            healing.set(() -> {});
        }
    }

    private Duration settling() {
        return Duration.ofSeconds(bounds.settledWithinSeconds());
    }

    private static boolean isUnderWay(Ledger ledger) {
        for (Ledger.Kind kind : Ledger.Kind.values()) {
            if (ledger.count(entry -> entry.kind() == kind && entry.told() == Ledger.Told.ACCEPTED) < ENOUGH / 4) {
                return false;
            }
        }
        return ledger.count(entry -> true) > ENOUGH;
    }

    /** How long after a time something new went all the way; none if it did not within twice the bound. */
    private Optional<Duration> back(String name, Caller caller, long over) throws InterruptedException {
        Duration atMost = Duration.ofSeconds(2L * bounds.each().get(name).backWithinSeconds());
        long number = Instant.now().toEpochMilli() * 1000 + 500;
        boolean came = Scene.until(atMost, () -> goesAllTheWay(caller, Icp.of(number)));
        return came ? Optional.of(Duration.ofNanos(System.nanoTime() - over)) : Optional.empty();
    }

    /** From a new token through every service, every connector that has something to send, and the worker. */
    private static boolean goesAllTheWay(Caller caller, String icp) {
        try {
            caller.authenticate().expect(200);
            String customer = Load.CUSTOMERS + "/"
                    + caller.post(Load.CUSTOMERS, Map.of("first_name", "Probe", "last_name", "Ngata"))
                            .expect(201)
                            .body()
                            .path("customer_id")
                            .asText();
            String property = caller.post(customer + "/properties", Map.of("icp", icp))
                    .expect(201)
                    .data()
                    .path("property_id")
                    .asText();
            caller.post(Load.ACCOUNTS, Map.of("providerAccountId", property)).expect(200);
            Answer unknown = caller.get("/usage/v1/snapshots/" + property);
            return unknown.status() < 500
                    && Scene.until(PATIENCE, () -> caller.get(customer)
                            .expect(200)
                            .data()
                            .path("property_list")
                            .toString()
                            .contains("\"verified\""));
        } catch (StepFailed e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
