package io.homewatt.benchmark.seed;

/**
 * How much data there is to be.
 *
 * @param customers each with a property
 * @param accounts in account-service
 * @param homes accounts that disaggregation-service knows, with a year of monthly figures
 * @param days of half-hours that each home has
 */
public record Sizes(long customers, long accounts, long homes, int days) {
    public static final Sizes FULL = new Sizes(200_000, 1_000_000, 100_000, 365);
    public static final Sizes QUICK = new Sizes(10_000, 20_000, 2_000, 30);
}
