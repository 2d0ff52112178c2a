package io.homewatt.disaggregation.meterfile;

import io.homewatt.disaggregation.reads.ReadSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads meter files of all formats, which it tells by their content, plain or packed with gzip.
 *
 * <p>A file is taken whole or not at all, by one rule: a line that can't be a read (columns missing, no date, no number, a
 * negative or absurd energy, a time that hasn't been) refuses the file, and all such lines are named. A line that is sound
 * but not for us (another ICP, another response code, no energy, no length, a time that the clock skips) is left out and
 * named. Of reads that begin at one time the last in the file holds; equal ones are counted as duplicates.
 *
 * <p>At most {@link Context#mostReads()} reads are kept, without an object for each; all else is bounded, too. Everything
 * here waits for the stream, so none of it is for an event loop.
 */
public final class MeterFiles {
    private static final int LOOK = 4_096;
    private static final int BOM = 3;

    private MeterFiles() {}

    /**
     * Reads a file to its end.
     *
     * @param sink takes its reads, channel by channel in the order of time, when all of the file is sound
     * @throws RefusedFile when nothing of it is taken
     * @throws IOException when the stream itself fails
     */
    public static FileReport read(InputStream file, Context context, ReadSink sink) throws IOException {
        InputStream text = new BufferedInputStream(Unpacked.of(file), LOOK);
        int first = firstSign(text);
        if (first < 0) {
            throw new RefusedFile(RefusedFile.Reason.NO_READS, "The file is empty.");
        }
        return first == '<' ? new GreenButton(text, context).read(sink) : table(text, context, sink);
    }

    /** The first character that is neither blank nor a byte order mark, of those that one looks at. */
    private static int firstSign(InputStream text) throws IOException {
        text.mark(LOOK);
        byte[] start = text.readNBytes(LOOK);
        text.reset();
        int sign = -1;
        for (int i = 0; i < start.length && (sign <= ' ' || i <= BOM && sign > 0x7f); i++) {
            sign = start[i] & 0xff;
        }
        return sign;
    }

    private static FileReport table(InputStream text, Context context, ReadSink sink) throws IOException {
        Table table = new Table(text, context.mostReads());
        if (!table.next()) {
            throw new RefusedFile(RefusedFile.Reason.NO_READS, "The file is empty.");
        }
        if ("HDR".equalsIgnoreCase(table.cell(0))) {
            return switch (table.cell(1)) {
                case "ICPCONS" -> new Eiep13a(table, context).read(sink);
                case "ICPHH" -> new Eiep3(table, context).read(sink);
                default -> throw unknown();
            };
        }
        return TableReads.of(table, context).orElseThrow(MeterFiles::unknown).read(sink);
    }

    private static RefusedFile unknown() {
        return new RefusedFile(
                RefusedFile.Reason.UNKNOWN_FORMAT,
                "The file is none of EIEP13A, EIEP3, Green Button, or a table with the columns start and kwh.");
    }
}
