package io.homewatt.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the person at the terminal sees; coloured only if it is one. */
final class Display {

    private static final int WIDTH = 140;
    private static final Pattern LONG_TEXT = Pattern.compile("\"([^\"]{12})[^\"]{88,}\"");

    private final PrintStream out;
    private final boolean colours;

    Display(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void step(String title) {
        out.println();
        out.println(coloured("1", title));
    }

    void line(String format, Object... arguments) {
        out.println("  " + String.format(Locale.ROOT, format, arguments).stripTrailing());
    }

    /** A request and its answer, each on a line. */
    void answer(Answer answer) {
        request(answer);
        line("%s  %s", result(answer), coloured("2", shortened(withoutLongTexts(answer.body()))));
    }

    /** A request, and its answer as an API document would have it. */
    void wholeAnswer(Answer answer) {
        request(answer);
        line("%s", result(answer));
        answer.body().toPrettyString().lines().forEach(part -> line("%s", part));
    }

    /** As much of a text as fits on a line. */
    static String shortened(String text) {
        return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…";
    }

    String coloured(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private void request(Answer answer) {
        String sent = answer.sent().isEmpty() ? "" : coloured("2", shortened(answer.sent()));
        line("%s %s  %s", coloured("36", answer.method()), answer.path(), sent);
    }

    private String result(Answer answer) {
        String status = coloured(answer.status() < 400 ? "32" : "33", String.valueOf(answer.status()));
        return "%s in %.0f ms".formatted(status, answer.millis());
    }

    /** A token, above all, is nobody's business but its bearer's. */
    private static String withoutLongTexts(JsonNode json) {
        return json.isMissingNode() ? "" : LONG_TEXT.matcher(json.toString()).replaceAll("\"$1…\"");
    }
}
