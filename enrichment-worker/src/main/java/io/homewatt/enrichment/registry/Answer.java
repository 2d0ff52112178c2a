package io.homewatt.enrichment.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * The registry's answer about one identifier.
 *
 * @param connection empty if the registry does not know the identifier
 * @param at when the registry was asked
 */
public record Answer(Optional<Connection> connection, Instant at) {}
