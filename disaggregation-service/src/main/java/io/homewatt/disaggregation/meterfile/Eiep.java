package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.meterfile.Gathered.Flow;
import io.homewatt.disaggregation.reads.ReadSink;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What New Zealand's exchange files have in common: a header with the number of lines, and a line for each read of one or
 * several connection points. Lines of other points than the home's are left out. A point that is no ICP (masked, as in
 * samples) may be the home's if there is no other.
 */
abstract class Eiep {
    /** New Zealand's, wherever who sends the file is. */
    static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    private static final Pattern ICP = Pattern.compile("[0-9]{10}[A-Z]{2}[0-9A-F]{3}");
    private static final int LONGEST_NAME = 100;

    private final Table table;
    private final Context context;
    private final FileFormat format;
    private final int columns;
    private final Gathered gathered;
    private String home;

    /** @param columns how many cells a line has at least */
    Eiep(Table table, Context context, FileFormat format, int columns) {
        this.table = table;
        this.context = context;
        this.format = format;
        this.columns = columns;
        this.gathered = new Gathered(context);
    }

    /** @param count where in the header the number of lines is */
    final FileReport read(int count, ReadSink sink) throws IOException {
        Optional<Long> expected = expected(table.cell(count));
        long lines = 0;
        while (table.next()) {
            if (!"DET".equalsIgnoreCase(table.cell(0))) {
                gathered.note(table.line(), LineFault.bad("the line doesn't begin with DET"));
                continue;
            }
            lines++;
            try {
                if (table.width() < columns) {
                    throw LineFault.bad("the line has too few columns");
                }
                line(table, gathered);
            } catch (LineFault e) {
                gathered.note(table.line(), e);
            }
        }
        if (expected.isPresent() && expected.get() != lines) {
            throw new RefusedFile(
                    RefusedFile.Reason.DAMAGED,
                    "The header announces another number of lines than there are: the file is not whole.");
        }
        return gathered.finish(format, ZONE, sink);
    }

    private static Optional<Long> expected(String count) {
        if (count.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(count));
        } catch (NumberFormatException e) {
            throw new RefusedFile(RefusedFile.Reason.DAMAGED, "The header's number of lines is none.");
        }
    }

    /** @throws LineFault when it gives no read */
    abstract void line(Table line, Gathered into);

    /** @throws LineFault when the read is of another point than the home's */
    final void checkPoint(String point) {
        String given = point.toUpperCase(Locale.ROOT);
        if (given.isEmpty() || given.length() > LONGEST_NAME) {
            throw LineFault.bad("the ICP is missing, or too long");
        }
        boolean real = ICP.matcher(given).matches();
        if (context.icp().isPresent() && (real || context.icp().get().equals(given))) {
            if (!context.icp().get().equals(given)) {
                throw LineFault.leftOut("the read is of another ICP");
            }
            return;
        }
        if (context.icp().filter(icp -> !ICP.matcher(icp).matches()).isPresent()) {
            throw LineFault.leftOut("the read is of another ICP");
        }
        if (home == null) {
            home = given;
        } else if (!home.equals(given)) {
            throw new RefusedFile(
                    RefusedFile.Reason.SEVERAL_HOMES, "The file has reads of several ICPs, and none of this home.");
        }
    }

    /** The key of a register, from the cells that tell it. */
    static Gathered.Key key(String flow, String... names) {
        String name = String.join("/", names);
        if (name.length() > LONGEST_NAME) {
            throw LineFault.bad("the register's name is too long");
        }
        return switch (flow) {
            case "X", "x" -> new Gathered.Key(Flow.EXTRACTION, name);
            case "I", "i" -> new Gathered.Key(Flow.INJECTION, name);
            default -> throw LineFault.bad("the flow direction is neither X nor I");
        };
    }

    static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
