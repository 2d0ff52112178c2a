package io.homewatt.enrichment.registry;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After}: seconds, or an HTTP date (RFC 9110, 10.2.3). */
final class RetryAfter {

    private final Clock clock;
    private final Duration longest;

    /** @param longest what a longer one is cut to, so that a nonsensical one does not stop the worker for years */
    RetryAfter(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** How long to wait; empty if the reply does not say, or not in a form that can be understood. */
    Optional<Duration> of(Reply reply) {
        return reply.retryAfter()
                .map(String::trim)
                .flatMap(text -> read(text, reply))
                .map(this::bounded);
    }

    private Optional<Duration> read(String text, Reply reply) {
        if (text.matches("[0-9]{1,15}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        // Measured by the sender's own clock if it tells it: ours may differ.
        Instant now = reply.date().flatMap(RetryAfter::date).orElseGet(clock::instant);
        return date(text).map(until -> Duration.between(now, until));
    }

    private Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
