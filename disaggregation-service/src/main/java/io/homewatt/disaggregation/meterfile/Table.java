package io.homewatt.disaggregation.meterfile;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The records of a table in UTF-8, one after the other. At most 64 columns, and 8,192 characters in a record. */
final class Table {
    private static final int MOST_COLUMNS = 64;
    private static final int LARGEST_RECORD = 8_192;

    /** It holds a field and what was read ahead. */
    private static final int LARGEST_BUFFER = 65_536;

    private final CloseableIterator<CsvRecord> records;
    private final int mostRecords;
    private CsvRecord current;
    private long count;
    private long empty;

    Table(InputStream text, int mostRecords) {
        this.mostRecords = mostRecords;
        var handler = CsvRecordHandler.builder()
                .maxFields(MOST_COLUMNS)
                .maxFieldSize(LARGEST_RECORD)
                .maxRecordSize(LARGEST_RECORD)
                .build();
        this.records = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .skipEmptyLines(false)
                .maxBufferSize(LARGEST_BUFFER)
                .build(handler, text)
                .iterator();
    }

    /**
     * Goes on to the next record that isn't empty, if there is one.
     *
     * @throws RefusedFile when it has no end, or is too large, or is one too many
     */
    boolean next() throws IOException {
        while (advance()) {
            // The header is one more. Empty lines are no reads, but reading them for ever is no sense either.
            boolean nothing = width() == 1 && current.getField(0).isEmpty();
            if ((nothing ? empty++ : count++) > mostRecords) {
                throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "There are more than " + mostRecords + " reads.");
            }
            if (!nothing) {
                return true;
            }
        }
        return false;
    }

    private boolean advance() throws IOException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            current = records.next();
            return true;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RefusedFile refused) {
                throw refused;
            }
            // Before the first record it is no table at all, as far as anybody can tell.
            throw new RefusedFile(
                    count == 0 ? RefusedFile.Reason.UNKNOWN_FORMAT : RefusedFile.Reason.DAMAGED,
                    "A record after line " + line() + " has no end, or is too large.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Where the current record begins, from 1; 0 before the first. */
    long line() {
        return current == null ? 0 : current.getStartingLineNumber();
    }

    int width() {
        return current.getFieldCount();
    }

    /** A cell of the current record, without blanks around it; empty when the record is too short. */
    String cell(int index) {
        return index < width() ? current.getField(index).strip() : "";
    }
}
