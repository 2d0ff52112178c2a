package io.homewatt.enrichment.registry;

/** The registry went down, or came back: fired as a CDI event on each change. */
public record RegistryAvailability(boolean available) {}
