package io.homewatt.account.catalogue;

/** What a tariff is for. */
enum ServiceType {
    ELECTRICITY,
    GAS,
    SOLAR_PV
}
