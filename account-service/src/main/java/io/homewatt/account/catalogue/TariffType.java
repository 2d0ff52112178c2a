package io.homewatt.account.catalogue;

/** What a tariff is to its customers. */
enum TariffType {
    DEFAULT,
    ALTERNATIVE,
    OPTIONAL_EXTRA,
    RIDER
}
