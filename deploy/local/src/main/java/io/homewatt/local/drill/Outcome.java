package io.homewatt.local.drill;

import io.homewatt.local.drill.Bounds.Bound;
import io.homewatt.local.drill.Ledger.Kind;
import io.homewatt.local.drill.Ledger.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one drill came to.
 *
 * @param unanswered the share of requests that clients know nothing of, from the fault's beginning until all went on
 * @param back from the end of the fault until all went on; none if that never came
 * @param traces what the fault left that it should not have
 */
record Outcome(
        String name, Ledger ledger, Verdict verdict, double unanswered, Optional<Duration> back, List<String> traces) {
    private static final String ROW = "%-28s %-7s %8s %8s %8s %8s  %5s %7s %8s  %10s %8s";

    private static final int SOME = 3;

    /** Over the rows. */
    static String head() {
        return ROW.formatted(
                "drill",
                "verdict",
                "requests",
                "accepted",
                "refused",
                "unknown",
                "lost",
                "doubled",
                "unwanted",
                "unanswered",
                "back");
    }

    /** The figures on a line. */
    String row(Bounds bounds) {
        return String.format(
                Locale.ROOT,
                ROW,
                name,
                broken(bounds).isEmpty() ? "held" : "BROKEN",
                ledger.count(entry -> true),
                told(Told.ACCEPTED),
                told(Told.REFUSED),
                told(Told.NOTHING) + told(Told.HUNG_UP),
                verdict.lost().size(),
                verdict.doubled().size(),
                verdict.unwanted().size(),
                String.format(Locale.ROOT, "%.1f %%", 100 * unanswered),
                back.map(time -> String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0))
                        .orElse("never"));
    }

    /** Creations only: looks promise nothing. */
    private long told(Told told) {
        return ledger.count(entry -> entry.kind() != Kind.LOOK && entry.told() == told);
    }

    /** The bounds that were broken, a line for each; none if all were held. */
    List<String> broken(Bounds bounds) {
        var broken = new ArrayList<String>();
        over(broken, "lost", verdict.lost(), bounds.lost());
        over(broken, "doubled", verdict.doubled(), bounds.doubled());
        over(broken, "unwanted", verdict.unwanted(), bounds.unwanted());
        over(broken, "wrongly refused", verdict.wronglyRefused(), bounds.wronglyRefused());
        Bound bound = bounds.each().get(name);
        if (unanswered > bound.unanswered()) {
            broken.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the requests were not answered, %.1f %% are allowed; some of them: %s",
                    100 * unanswered,
                    100 * bound.unanswered(),
                    ledger.those(entry -> entry.told() == Told.NOTHING).stream()
                            .limit(SOME)
                            .map(entry -> entry.kind() + " " + entry.mark() + entry.path() + ": " + entry.answer())
                            .toList()));
        }
        if (back.isEmpty() || back.get().toSeconds() >= bound.backWithinSeconds()) {
            broken.add("all went on "
                    + back.map(time -> "after " + time.toSeconds() + " s").orElse("never")
                    + ", " + bound.backWithinSeconds() + " s are allowed");
        }
        broken.addAll(traces);
        return broken;
    }

    private static void over(List<String> broken, String what, List<String> found, int allowed) {
        if (found.size() > allowed) {
            broken.add(found.size() + " " + what + ", " + allowed + " are allowed; the first: " + found.get(0));
        }
    }
}
