package io.homewatt.local.catalogue;

import java.io.PrintWriter;
import java.util.Locale;

/** What the person at the terminal sees of an import; the line that changes is only for a terminal. */
final class Report {
    private static final int SHOWN = 10;
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final boolean terminal;

    Report(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void line(String format, Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
        out.flush();
    }

    /** Replaces what it said before. */
    void progress(String text) {
        if (terminal) {
            out.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
            out.flush();
        }
    }

    void progress(Import now) {
        progress(counts(now));
    }

    void end(Import ended) {
        if (terminal) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
        }
        line("%s: %s", ended.completed() ? "Completed" : "Failed", counts(ended));
        if (ended.message() != null && !ended.message().isBlank()) {
            line("%s", printable(ended.message()));
        }
        if (!ended.skipped().isEmpty()) {
            line("Skipped%s:", ended.skippedCount() > SHOWN ? ", the first of them" : "");
            ended.skipped().stream().limit(SHOWN).forEach(this::skipped);
        }
    }

    private void skipped(Import.Skipped record) {
        String where = (record.line() == null ? "" : "line " + record.line() + " ")
                + (record.id() == null ? "" : record.id() + " ");
        line("  %s- %s", printable(where), printable(String.valueOf(record.reason())));
    }

    private static String counts(Import now) {
        return String.format(
                Locale.ROOT,
                "%,d records read, %,d added, %,d changed, %,d unchanged, %,d skipped",
                now.recordsRead(),
                now.added(),
                now.changed(),
                now.unchanged(),
                now.skippedCount());
    }

    /** Ids come from the file, which must not move the terminal's cursor. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
