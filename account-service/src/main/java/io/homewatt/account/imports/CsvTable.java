package io.homewatt.account.imports;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The records of a CSV file in UTF-8, one after the other, by the names of their columns in whatever case and order. At
 * most 16,384 columns, and 4 million characters in a record.
 */
final class CsvTable {
    private static final int LARGEST_RECORD = 4_000_000;

    private final CloseableIterator<CsvRecord> records;
    private final Map<String, Integer> indexes = new HashMap<>();
    private List<String> columns;
    private CsvRecord current;
    private long line;

    /** @throws BadFile when there is no first record */
    CsvTable(InputStream text) {
        this.records = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LARGEST_RECORD)
                .ofCsvRecord(text)
                .iterator();
        if (!advance()) {
            throw new BadFile("The file has no header.");
        }
        name(current.getFields());
    }

    /** The names are in three records: a group's name is that of all columns until the next group. */
    void groupedHeader() {
        List<String> names = filled(columns);
        for (int row = 0; row < 2; row++) {
            if (!advance()) {
                throw new BadFile("The file has no header.");
            }
            List<String> more = current.getFields();
            for (int i = 0; i < Math.min(names.size(), more.size()); i++) {
                names.set(i, (names.get(i) + " " + more.get(i)).strip());
            }
        }
        name(names);
    }

    private static List<String> filled(List<String> groups) {
        List<String> names = new ArrayList<>(groups);
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                names.set(i, names.get(i - 1));
            }
        }
        return names;
    }

    private void name(List<String> names) {
        columns = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        indexes.clear();
        for (int i = 0; i < columns.size(); i++) {
            indexes.putIfAbsent(columns.get(i), i);
        }
    }

    /** The names of the columns, in lower case. */
    List<String> columns() {
        return Collections.unmodifiableList(columns);
    }

    boolean has(String column) {
        return indexes.containsKey(column);
    }

    /** @throws BadFile when one of them isn't there */
    void require(String... required) {
        for (String column : required) {
            if (!has(column)) {
                throw new BadFile("The column " + column + " is missing.");
            }
        }
    }

    /**
     * Goes on to the next record, if there is one.
     *
     * @throws BadFile when the file ends inside of one, or one is too large
     */
    boolean next() {
        return advance();
    }

    /** @throws BadRecord when the current record has more or fewer cells than there are columns */
    void checkWidth() {
        if (current.getFieldCount() != columns.size()) {
            throw new BadRecord("has " + current.getFieldCount() + " cells, not " + columns.size());
        }
    }

    /** Where the current record begins, from 1. */
    long line() {
        return line;
    }

    /** A cell of the current record, without blanks around it; null when it is empty. */
    String get(String column) {
        Integer index = indexes.get(column);
        return index == null ? null : get(index);
    }

    /** @param index of the column, from 0 */
    String get(int index) {
        if (index >= current.getFieldCount()) {
            return null;
        }
        String text = current.getField(index);
        if (text.isEmpty()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    private boolean advance() {
        try {
            if (!records.hasNext()) {
                return false;
            }
            current = records.next();
            line = current.getStartingLineNumber();
            return true;
        } catch (CsvParseException e) {
            throw new BadFile("A record after line " + line + " has no end, or is too large.");
        } catch (UncheckedIOException e) {
            throw new BadFile("The file can't be read after line " + line + ": it is damaged, or ends early.");
        }
    }
}
