package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** What the person at the terminal sees; coloured only if it is one. */
final class Display {

    private static final int WIDTH = 160;

    private final PrintStream out;
    private final boolean colours;

    Display(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** For standard output. */
    static Display ofTerminal() {
        boolean terminal =
                System.console() != null && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Display(System.out, terminal);
    }

    void step(String title) {
        out.println();
        out.println(coloured("1", title));
    }

    void line(String format, Object... arguments) {
        out.println("  " + String.format(Locale.ROOT, format, arguments));
    }

    /** A request and its answer on a line each, the answer cut to a line's length. */
    void answer(Answer answer) {
        head(answer);
        String body = oneLine(answer.body());
        line("%s", coloured("2", body.length() <= WIDTH ? body : body.substring(0, WIDTH - 1) + "…"));
    }

    /** A request and its whole answer, as an API document would have it. */
    void wholeAnswer(Answer answer) {
        head(answer);
        answer.body().toPrettyString().lines().forEach(part -> line("%s", part));
    }

    String coloured(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    static String oneLine(JsonNode json) {
        return json.isMissingNode() ? "(empty)" : json.toString();
    }

    private void head(Answer answer) {
        String status = coloured(answer.status() < 400 ? "32" : "33", String.valueOf(answer.status()));
        line(
                "%s %s  %s  %s",
                coloured("36", answer.method()), answer.path(), status, "%.0f ms".formatted(answer.millis()));
    }
}
