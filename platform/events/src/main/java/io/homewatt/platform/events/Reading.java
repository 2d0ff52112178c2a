package io.homewatt.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What is of interest among several messages, and which were not understood; each event has a span that has begun. */
record Reading<T>(List<Event> events, List<T> understood, List<Broken> broken) {

    record Broken(Message<byte[]> message, BrokenEvent reason) {}

    static <T> Reading<T> of(
            List<? extends Message<byte[]>> messages, Function<Event, Optional<T>> read, Traces traces) {
        Reading<T> reading =
                new Reading<>(new ArrayList<>(messages.size()), new ArrayList<>(messages.size()), new ArrayList<>());
        for (Message<byte[]> message : messages) {
            try {
                Event event = traces.begin(Event.of(message));
                reading.events.add(event);
                read.apply(event).ifPresent(reading.understood::add);
            } catch (BrokenEvent reason) {
                reading.broken.add(new Broken(message, reason));
            }
        }
        return reading;
    }
}
