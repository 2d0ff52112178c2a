package io.homewatt.enrichment.supplypoints;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * In which network reporting region a network's point of connection lies. The point of connection alone does not tell:
 * several networks may start at one. Immutable.
 */
public final class SupplyPointTable {

    private static final String CURRENT = "Current flag";
    private static final String POINT = "POC code";
    private static final String PARTICIPANT = "Network participant";
    private static final String REGION = "Network reporting region ID";

    private final Map<Pair, String> regions;

    private record Pair(String pointOfConnection, String participant) {}

    private SupplyPointTable(Map<Pair, String> regions) {
        this.regions = Map.copyOf(regions);
    }

    /**
     * Reads the published CSV: in UTF-8, with or without a byte-order mark, columns in any order.
     *
     * @throws IllegalArgumentException if a column is missing or no row is current
     */
    static SupplyPointTable read(byte[] csv) {
        Map<Pair, String> regions = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(new ByteArrayInputStream(csv))) {
            for (NamedCsvRecord row : rows) {
                requireColumns(row.getHeader());
                String region = field(row, REGION);
                if (field(row, CURRENT).equals("1") && !region.isEmpty()) {
                    // The pair is unique over the current rows; should it not be, the first one counts.
                    regions.putIfAbsent(pair(field(row, POINT), field(row, PARTICIPANT)), region);
                }
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException("not CSV", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("no current supply point in it");
        }
        return new SupplyPointTable(regions);
    }

    /** The region's id, such as "17"; empty if the table does not have the pair. */
    public Optional<String> region(String pointOfConnection, String participant) {
        return Optional.ofNullable(regions.get(pair(pointOfConnection, participant)));
    }

    int size() {
        return regions.size();
    }

    private static void requireColumns(List<String> header) {
        for (String column : List.of(CURRENT, POINT, PARTICIPANT, REGION)) {
            if (!header.contains(column)) {
                throw new IllegalArgumentException("no column " + column);
            }
        }
    }

    private static Pair pair(String pointOfConnection, String participant) {
        return new Pair(normal(pointOfConnection), normal(participant));
    }

    private static String normal(String code) {
        return code.trim().toUpperCase(Locale.ROOT);
    }

    private static String field(NamedCsvRecord row, String column) {
        return row.findField(column).map(String::trim).orElse("");
    }
}
