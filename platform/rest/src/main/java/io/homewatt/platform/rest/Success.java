package io.homewatt.platform.rest;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What an answer looks like that went well.
 *
 * @param data the payload
 * @param nextCursor where the next page begins, on lists that have one
 */
public record Success<T>(
        boolean success,
        T data,
        @JsonInclude(JsonInclude.Include.NON_NULL) String nextCursor) {
    public static <T> Success<T> of(T data) {
        return new Success<>(true, data, null);
    }
}
