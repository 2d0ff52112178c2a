package io.homewatt.account.envelope;

import io.homewatt.platform.rest.Problem;

/**
 * Which part of a list to show.
 *
 * @param start the index of the first row, from 0
 * @param count how many rows at most, 1–1000
 */
public record Window(int start, int count) {
    private static final int USUAL = 25;
    private static final int LARGEST = 1_000;

    /** Further in than this, a list is better searched than paged. */
    private static final int FURTHEST = 10_000_000;

    /**
     * The window that a request asks for: the first 25 rows unless it says otherwise.
     *
     * @param pageStart its parameter {@code pageStart}, or null
     * @param pageCount its parameter {@code pageCount}, or null
     * @throws Problem when either is no number in its range
     */
    public static Window of(String pageStart, String pageCount) {
        return new Window(
                number("pageStart", pageStart, 0, 0, FURTHEST), number("pageCount", pageCount, USUAL, 1, LARGEST));
    }

    private static int number(String name, String text, int usual, int least, int greatest) {
        if (text == null || text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= greatest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // No number is not in the range, either.
        }
        throw Problem.invalid(name, "must be a number from " + least + " to " + greatest);
    }
}
