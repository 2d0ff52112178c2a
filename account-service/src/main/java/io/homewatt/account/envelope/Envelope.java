package io.homewatt.account.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What every answer of this API comes in.
 *
 * @param status {@code success} or {@code error}
 * @param count how many there are, whether or not all are on this page
 * @param type what the results are, such as {@code Account}
 * @param results never one alone; null when there is nothing to tell, as after a removal
 * @param pageStart the index of the first result, from 0; only of lists
 * @param pageCount how many results a page has at most; only of lists
 */
public record Envelope<T>(
        String status,
        long count,
        String type,
        List<T> results,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer pageStart,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer pageCount) {
    private static final String SUCCESS = "success";

    /** One result. */
    public static <T> Envelope<T> one(String type, T result) {
        return all(type, List.of(result));
    }

    /** All results there are. */
    public static <T> Envelope<T> all(String type, List<T> results) {
        return new Envelope<>(SUCCESS, results.size(), type, results, null, null);
    }

    /** A page of the {@code count} results that there are. */
    public static <T> Envelope<T> page(String type, Window window, long count, List<T> results) {
        return new Envelope<>(SUCCESS, count, type, results, window.start(), window.count());
    }

    /** It was done, and there is nothing to tell. */
    public static <T> Envelope<T> nothing(String type) {
        return new Envelope<>(SUCCESS, 0, type, null, null, null);
    }

    static Envelope<Fault> error(List<Fault> faults) {
        return new Envelope<>("error", faults.size(), "Error", faults, null, null);
    }
}
