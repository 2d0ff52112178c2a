package io.homewatt.account.imports;

import io.homewatt.platform.rest.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The kinds of files that can be imported. */
enum ImportFormat {
    /** OpenEI's Utility Rate Database, as its API answers. */
    URDB_JSON(() -> new UrdbTariffs(new UrdbJson())),
    /** The same as a bulk file. */
    URDB_CSV(() -> new UrdbTariffs(new UrdbCsv())),
    ZIP_UTILITIES(ZipUtilities::new),
    CUSTOMER_COUNTS(CustomerCounts::new),
    TARIFF_COUNTS(TariffCounts::new),
    SUPPLY_REGIONS(SupplyRegions::new);

    private final Supplier<Importer> importer;

    ImportFormat(Supplier<Importer> importer) {
        this.importer = importer;
    }

    /** @throws Problem when there is none of this name */
    static ImportFormat of(String text) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "format",
                        "must be one of "
                                + Arrays.stream(values())
                                        .map(ImportFormat::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    /** Such as {@code urdb-json}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One for one run. */
    Importer importer() {
        return importer.get();
    }
}
