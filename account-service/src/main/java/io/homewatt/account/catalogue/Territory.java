package io.homewatt.account.catalogue;

import java.util.List;

/**
 * Where an entity supplies.
 *
 * @param state or region, by its code, or null
 * @param itemTypes what it is made of, such as {@code ZIPCODE}, separated by commas
 * @param items null unless asked for
 */
record Territory(
        long territoryId,
        String territoryName,
        long lseId,
        String lseName,
        String state,
        String itemTypes,
        List<Item> items) {
    InBrief inBrief() {
        return new InBrief(territoryId, territoryName, lseId, lseName);
    }

    /** What identifies it. */
    record InBrief(long territoryId, String territoryName, long lseId, String lseName) {}

    /**
     * A part of it.
     *
     * @param itemType one of the territory's
     * @param country its ISO 3166 code
     */
    record Item(String itemType, String country, String value) {}
}
