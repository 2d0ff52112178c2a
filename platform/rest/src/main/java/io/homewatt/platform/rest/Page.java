package io.homewatt.platform.rest;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * A page of a list in the order of ids, which are UUIDs of version 7 and so in the order of creation: page 10,000 costs
 * what page 1 costs.
 *
 * @param after the id that the page follows; none on the first page
 * @param limit how many at most, 1–500
 */
public record Page(Optional<UUID> after, int limit) {
    private static final int DEFAULT = 100;
    private static final int LARGEST = 500;

    /** Bytes of a cursor: an id and its checksum, by which a damaged cursor is told from a good one. */
    private static final int CURSOR_BYTES = 20;

    /**
     * The page that a request asks for.
     *
     * @param cursor its parameter {@code cursor}, null for the first page
     * @param limit its parameter {@code limit}, null for 100
     * @throws Problem when the limit is out of range or the cursor is none of ours
     */
    public static Page of(String cursor, String limit) {
        return new Page(Optional.ofNullable(cursor).map(Page::decode), limit == null ? DEFAULT : parse(limit));
    }

    private static int parse(String limit) {
        try {
            int rows = Integer.parseInt(limit);
            if (rows >= 1 && rows <= LARGEST) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // Not a number: the same as one out of range.
        }
        throw Problem.invalid("limit", "must be a number from 1 to " + LARGEST);
    }

    /** One row more than the page shows, which tells whether there is a next page. */
    public int rows() {
        return limit + 1;
    }

    /**
     * The answer for the rows that were found.
     *
     * @param found at most {@link #rows()}, in the order of their ids
     */
    public <R, V> Success<List<V>> answer(List<R> found, Function<R, UUID> id, Function<R, V> view) {
        boolean more = found.size() > limit;
        List<R> shown = more ? found.subList(0, limit) : found;
        String next = more ? encode(id.apply(shown.get(limit - 1))) : null;
        return new Success<>(true, shown.stream().map(view).toList(), next);
    }

    private static String encode(UUID id) {
        byte[] bytes = new byte[CURSOR_BYTES];
        var buffer = ByteBuffer.wrap(bytes);
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        buffer.putInt(checksum(bytes));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static UUID decode(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == CURSOR_BYTES) {
                var buffer = ByteBuffer.wrap(bytes);
                var id = new UUID(buffer.getLong(), buffer.getLong());
                if (encode(id).equals(cursor)) {
                    return id;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not Base64: the same as any other cursor that isn't ours.
        }
        throw Problem.invalid("cursor", "must be a next_cursor of this list");
    }

    private static int checksum(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes, 0, 16);
        return (int) crc.getValue();
    }
}
