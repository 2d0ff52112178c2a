package io.homewatt.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What was understood of several messages, whose events have begun then, and which were not. */
record Reading<T>(List<Event> events, List<T> understood, List<Broken> broken) {

    record Broken(Message<byte[]> message, BrokenEvent reason) {}

    static <T> Reading<T> of(List<? extends Message<byte[]>> messages, Function<Event, T> read, Traces traces) {
        Reading<T> reading =
                new Reading<>(new ArrayList<>(messages.size()), new ArrayList<>(messages.size()), new ArrayList<>());
        for (Message<byte[]> message : messages) {
            try {
                Event event = traces.begin(Event.of(message));
                reading.events.add(event);
                reading.understood.add(read.apply(event));
            } catch (BrokenEvent reason) {
                reading.broken.add(new Broken(message, reason));
            }
        }
        return reading;
    }
}
