package io.homewatt.local.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the user sees, line by line; the same lines, with the time and without colours, go to a log. */
public final class Console {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String DIM = "2";
    private static final String BOLD = "1";

    private final PrintStream out;
    private final boolean colours;
    private OutputStream log;
    private boolean silent;

    public Console(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** One that prints nothing: a test has the log. */
    public static Console toNowhere() {
        return new Console(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    }

    /** From now on everything is in this file, too. */
    public synchronized void logTo(Path file) throws IOException {
        log = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** From now on everything is in the log alone; the stream is closed, which tells its reader that this was all. */
    public synchronized void leaveTerminal() {
        silent = true;
        out.close();
    }

    /** A plain line. */
    public void line(String text) {
        print(text, text);
    }

    /** A heading. */
    public void title(String text) {
        print(text, paint(BOLD, text));
    }

    /** A part that is up, and the time it took. */
    public void ready(String part, Duration took) {
        String name = String.format(Locale.ROOT, "%-26s", part);
        String seconds = String.format(Locale.ROOT, "%6.1f s", took.toMillis() / 1000.0);
        print("  ready  " + name + seconds, "  " + paint(GREEN, "ready") + "  " + name + paint(DIM, seconds));
    }

    /** Something that takes its time. */
    public void progress(String part, String what) {
        String name = String.format(Locale.ROOT, "%-26s", part);
        print("  ...    " + name + " " + what, "  " + paint(DIM, "...") + "    " + name + " " + paint(DIM, what));
    }

    /** Something that went wrong. */
    public void problem(String text) {
        print("  !      " + text, "  " + paint(RED, "!") + "      " + text);
    }

    /** Why it ends here, with what there is to look at. */
    public void failure(String text, List<String> details) {
        print(text, paint(RED, text));
        details.forEach(detail -> print("  | " + detail, "  " + paint(DIM, "| " + detail)));
    }

    /** A row of a table: what it is, and its value. */
    public void row(String name, String value) {
        String padded = String.format(Locale.ROOT, "  %-28s", name);
        print(padded + value, paint(DIM, padded) + value);
    }

    private String paint(String colour, String text) {
        return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    private synchronized void print(String plain, String painted) {
        if (!silent) {
            out.println(painted);
            out.flush();
        }
        if (log != null) {
            try {
                log.write((LocalDateTime.now().format(TIME) + " " + plain + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // A full disk must not keep the supervisor from its work.
                log = null;
            }
        }
    }
}
