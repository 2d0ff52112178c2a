package io.homewatt.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.local.Layout;
import io.homewatt.local.demo.Caller;
import io.homewatt.local.demo.RunningPlatform;
import io.homewatt.local.demo.Settings;
import io.homewatt.local.drill.Ledger.Entry;
import io.homewatt.local.drill.Ledger.Kind;
import io.homewatt.local.drill.Ledger.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shortest of the drills, at the running platform. */
@ExtendWith(RunningPlatform.class)
class DrillIT {
    private final RunningPlatform.Running running;
    private final Layout layout;
    private final Settings settings;

    DrillIT(RunningPlatform.Running running) {
        this.running = running;
        this.layout = new Layout(running.options().data());
        this.settings = running.settings();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill-enrichment-worker", "kill-property-service", "repeated", "poison"})
    void theBoundsAreHeld(String name) throws Exception {
        Bounds bounds = Bounds.of(running.options().checkout());
        Fault fault = Drills.ALL.stream()
                .filter(drill -> drill.name().equals(name))
                .findFirst()
                .orElseThrow()
                .fault();

        Outcome outcome = new Exercise(settings, layout, bounds, true).of(name, fault);

        assertThat(outcome.broken(bounds)).as(outcome.row(bounds)).isEmpty();
    }

    @Test
    void whatIsNotAsItWasToldIsFound() throws Exception {
        Caller caller = running.backEnd();
        var ledger = new Ledger();
        Instant begin = Instant.now();
        var load = new Load(settings, caller, ledger);
        load.close();
        var scene = new Scene(settings, layout, true, caller, ledger, load);
        String name = load.mark();
        for (int times = 0; times < 2; times++) {
            caller.post(Load.CUSTOMERS, Map.of("first_name", name, "last_name", "Ngata"))
                    .expect(201);
        }
        ledger.add(new Entry(Kind.CUSTOMER, name, true, Told.REFUSED, "", 0, ""));
        ledger.add(
                new Entry(Kind.ACCOUNT, load.mark(), true, Told.ACCEPTED, Load.ACCOUNTS + "/of-somebody-else", 0, ""));

        Verdict verdict = Verdict.of(scene, begin, Duration.ofSeconds(8));

        assertThat(verdict.lost()).singleElement().asString().contains("of-somebody-else");
        assertThat(verdict.doubled()).singleElement().asString().contains("there 2 times");
        assertThat(verdict.unwanted()).singleElement().asString().contains("was refused, and is there");
        assertThat(verdict.wronglyRefused()).singleElement().asString().contains("is valid");
    }
}
