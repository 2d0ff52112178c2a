package io.homewatt.local.traces;

import java.util.Map;

/**
 * A piece of work in a trace.
 *
 * @param id in hexadecimal digits, as are the others
 * @param parent empty when there is none
 * @param kind server, client, producer, consumer or internal
 * @param start nanoseconds since 1970, by the clock of this machine
 * @param end as {@code start}
 * @param failed whether it says that it came to nothing
 */
record Span(
        String trace,
        String id,
        String parent,
        String service,
        String name,
        String kind,
        long start,
        long end,
        boolean failed,
        Map<String, String> attributes) {}
