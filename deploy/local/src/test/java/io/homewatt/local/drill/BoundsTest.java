package io.homewatt.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.local.drill.Bounds.Bound;
import io.homewatt.local.drill.Ledger.Entry;
import io.homewatt.local.drill.Ledger.Kind;
import io.homewatt.local.drill.Ledger.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final Verdict GOOD = new Verdict(List.of(), List.of(), List.of(), List.of());

    private final Bounds bounds = new Bounds(0, 0, 0, 0, 60, Map.of("fire", new Bound(30, 0.25)));
    private final Ledger ledger = new Ledger();

    @Test
    void everyDrillHasItsBoundAndEveryBoundItsDrill() throws Exception {
        assertThat(Bounds.of(Path.of("../..")).each().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Drills.ALL.stream().map(Drills::name).toList());
    }

    @Test
    void whatIsWithinTheBoundsIsHeld() {
        assertThat(outcome(GOOD, 0.25, Duration.ofSeconds(29)).broken(bounds)).isEmpty();
    }

    @Test
    void eachBoundThatIsBrokenIsNamed() {
        ledger.add(new Entry(Kind.LOOK, "", true, Told.NOTHING, "/somewhere", 50, "503 busy"));
        var bad = new Verdict(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e"));

        assertThat(outcome(bad, 0.26, Duration.ofSeconds(30)).broken(bounds))
                .containsExactly(
                        "2 lost, 0 are allowed; the first: a",
                        "1 doubled, 0 are allowed; the first: c",
                        "1 unwanted, 0 are allowed; the first: d",
                        "1 wrongly refused, 0 are allowed; the first: e",
                        "26.0 % of the requests were not answered, 25.0 % are allowed; some of them: [LOOK /somewhere: 503 busy]",
                        "all went on after 30 s, 30 s are allowed");
    }

    @Test
    void whatNeverComesBackIsBrokenAndSoIsWhatTheFaultLeft() {
        var outcome = new Outcome("fire", ledger, GOOD, 0, Optional.empty(), List.of("ashes"));

        assertThat(outcome.broken(bounds)).containsExactly("all went on never, 30 s are allowed", "ashes");
        assertThat(outcome.row(bounds)).contains("BROKEN", "never");
    }

    @Test
    void theShareOfTheUnansweredCountsWhoWaitedAndOnlyWithinTheTime() {
        for (Told told : List.of(Told.ACCEPTED, Told.ACCEPTED, Told.REFUSED, Told.NOTHING, Told.HUNG_UP)) {
            ledger.add(new Entry(Kind.CUSTOMER, "", true, told, "", 50, ""));
        }
        ledger.add(new Entry(Kind.CUSTOMER, "", true, Told.NOTHING, "", 101, ""));

        assertThat(ledger.unanswered(10, 100)).isEqualTo(0.25);
        assertThat(ledger.unanswered(60, 100)).isZero();
    }

    private Outcome outcome(Verdict verdict, double unanswered, Duration back) {
        return new Outcome("fire", ledger, verdict, unanswered, Optional.of(back), List.of());
    }
}
