package io.homewatt.local.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The files that the catalogue takes. */
enum Format {
    URDB_JSON,
    URDB_CSV,
    ZIP_UTILITIES,
    CUSTOMER_COUNTS,
    TARIFF_COUNTS,
    SUPPLY_REGIONS;

    /** Its name in the API and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String mediaType() {
        return this == URDB_JSON ? "application/json" : "text/csv";
    }

    /** Takes a name as it is in the API. */
    static final class Converter implements ITypeConverter<Format> {
        @Override
        public Format convert(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("it is none of "
                            + Arrays.stream(values()).map(Format::toString).collect(Collectors.joining(", "))));
        }
    }
}
