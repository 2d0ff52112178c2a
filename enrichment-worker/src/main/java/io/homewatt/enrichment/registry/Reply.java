package io.homewatt.enrichment.registry;

import java.util.Optional;

/**
 * An HTTP answer, as it came.
 *
 * @param retryAfter the header of that name
 * @param date the sender's clock, the header {@code Date}
 */
record Reply(int status, Optional<String> retryAfter, Optional<String> date, byte[] body) {}
