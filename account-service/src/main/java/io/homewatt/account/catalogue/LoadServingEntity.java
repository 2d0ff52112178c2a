package io.homewatt.account.catalogue;

/**
 * Who supplies.
 *
 * @param code the EIA's number, or the market participant's identifier
 * @param country its ISO 3166 code
 * @param ownership such as {@code Investor Owned}, or null
 * @param totalCustomers of all states and classes, or null when nobody counted
 */
record LoadServingEntity(long lseId, String name, String code, String country, String ownership, Long totalCustomers) {
    InBrief inBrief() {
        return new InBrief(lseId, name, code);
    }

    /** What identifies it. */
    record InBrief(long lseId, String name, String code) {}
}
