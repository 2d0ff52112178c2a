package io.homewatt.platform.events;

import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** A channel that has given up reads no more until the service is started again. An outage of Kafka is no such end. */
@Liveness
@ApplicationScoped
class ChannelsLiveness implements HealthCheck {
    private final HealthCenter channels;

    ChannelsLiveness(HealthCenter channels) {
        this.channels = channels;
    }

    @Override
    public HealthCheckResponse call() {
        HealthReport report = channels.getLiveness();
        var answer = HealthCheckResponse.named("channels").status(report.isOk());
        // The names alone: a failure's message may say more than the management port should.
        report.getChannels().forEach(channel -> answer.withData(channel.getChannel(), channel.isOk()));
        return answer.build();
    }
}
