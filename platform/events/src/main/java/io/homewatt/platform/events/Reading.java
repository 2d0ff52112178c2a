package io.homewatt.platform.events;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What was understood of several messages, and which were not. */
record Reading<T>(List<T> understood, List<Broken> broken) {

    record Broken(Message<byte[]> message, BrokenEvent reason) {}

    static <T> Reading<T> of(List<? extends Message<byte[]>> messages, Function<Event, T> read) {
        Reading<T> reading = new Reading<>(new ArrayList<>(messages.size()), new ArrayList<>());
        for (Message<byte[]> message : messages) {
            try {
                reading.understood.add(read.apply(Event.of(message)));
            } catch (BrokenEvent reason) {
                reading.broken.add(new Broken(message, reason));
            }
        }
        return reading;
    }
}
