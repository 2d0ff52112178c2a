package io.homewatt.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.local.gateway.Traffic.Client;
import io.homewatt.local.gateway.Traffic.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {
    @Test
    void theClustersPoliciesAreUnderstood() {
        Traffic traffic = Traffic.read(GatewayFixture.MANIFESTS);

        assertThat(traffic.requestTime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(traffic.limits())
                .containsExactly(new Limit(Client.ORGANISATION, 500), new Limit(Client.ADDRESS, 1000));
        assertThat(traffic.ownLimits())
                .containsOnlyKeys("usage", "catalogue-imports")
                .containsEntry("usage", List.of(new Limit(Client.ORGANISATION, 20), new Limit(Client.ADDRESS, 50)));
        assertThat(traffic.withoutLimits().limits()).isEmpty();
        assertThat(traffic.withoutLimits().ownLimits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "traffic.yaml, unit: Second, unit: Minute, limit per Minute",
        "traffic.yaml, shared: true, shared: false, shared false",
        "traffic.yaml, name: x-homewatt-org, name: x-other, selection by",
        "traffic.yaml, mergeType: StrategicMerge, mergeType: JSONMerge, mergeType JSONMerge",
        "traffic.yaml, rateLimit:, other:, a policy without rate limits",
        "large-bodies.yaml, unit: Second, unit: Hour, limit per Hour",
        "clients.yaml, idleTimeout: 75s, idleTimeout: 60s, idleTimeout PT1M",
        "clients.yaml, requestReceivedTimeout: 900s, requestReceivedTimeout: forever, time-out"
    })
    void whatIsNotUnderstoodIsRefusedAndNamed(String name, String from, String to, String message, @TempDir Path folder)
            throws IOException {
        for (String file : List.of("traffic.yaml", "large-bodies.yaml", "clients.yaml")) {
            String text = Files.readString(GatewayFixture.MANIFESTS.resolve(file));
            Files.writeString(folder.resolve(file), file.equals(name) ? text.replaceFirst(from, to) : text);
        }

        assertThatThrownBy(() -> Traffic.read(folder))
                .isInstanceOf(InvalidRoutesException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(message);
    }
}
