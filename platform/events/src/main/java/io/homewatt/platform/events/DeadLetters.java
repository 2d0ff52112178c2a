package io.homewatt.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Counts the messages that are put aside, by channel; every channel counts from the start. */
@Startup
@ApplicationScoped
class DeadLetters {
    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.incoming\\.([^.]+)\\.dead-letter-queue\\.topic");

    private final MeterRegistry meters;

    DeadLetters(MeterRegistry meters, Config config) {
        this.meters = meters;
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .map(CHANNEL::matcher)
                .filter(Matcher::matches)
                .forEach(channel -> counter(channel.group(1)));
    }

    void count(Message<byte[]> message) {
        counter(message.getMetadata(IncomingKafkaRecordMetadata.class)
                        // Of a channel with several consumers the connector makes several: things$1, things$2.
                        .map(metadata -> metadata.getChannel().split("\\$", 2)[0])
                        .orElse("unknown"))
                .increment();
    }

    private Counter counter(String channel) {
        return Counter.builder("homewatt.dead.letters")
                .description("Messages that were put aside, because they can't be understood or acted on")
                .tag("channel", channel)
                .register(meters);
    }
}
