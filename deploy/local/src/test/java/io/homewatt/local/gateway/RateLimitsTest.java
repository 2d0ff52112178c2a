package io.homewatt.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.local.gateway.Traffic.Client;
import io.homewatt.local.gateway.Traffic.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final Optional<String> A = Optional.of("org_a");
    private static final Optional<String> B = Optional.of("org_b");
    private static final String HERE = "127.0.0.1";

    private final AtomicLong second = new AtomicLong(17);
    private final RateLimits limits = new RateLimits(
            new Traffic(
                    Duration.ZERO,
                    Duration.ZERO,
                    List.of(new Limit(Client.ORGANISATION, 3), new Limit(Client.ADDRESS, 5)),
                    Map.of("usage", List.of(new Limit(Client.ORGANISATION, 1)))),
            second::get);

    private long taken(int requests, String route, Optional<String> organisation, String address) {
        return IntStream.range(0, requests)
                .filter(i -> !limits.exceeded(route, organisation, address))
                .count();
    }

    @Test
    void anOrganisationHasItsLimitOnAllRoutesTogetherWhereverItCallsFrom() {
        assertThat(taken(2, "customers", A, HERE)).isEqualTo(2);
        assertThat(taken(2, "properties", A, "10.0.0.1")).isEqualTo(1);
        assertThat(taken(3, "customers", B, "10.0.0.2")).isEqualTo(3);
    }

    @Test
    void anAddressHasItsLimitWhoeverCalls() {
        assertThat(taken(3, "customers", A, HERE)).isEqualTo(3);
        assertThat(taken(2, "customers", Optional.empty(), HERE)).isEqualTo(2);
        assertThat(taken(1, "customers", B, HERE)).isZero();
        assertThat(taken(1, "customers", B, "10.0.0.1")).isEqualTo(1);
    }

    @Test
    void aRouteWithLimitsOfItsOwnIsCountedByItself() {
        assertThat(taken(2, "usage", A, HERE)).isEqualTo(1);
        assertThat(taken(3, "customers", A, HERE)).isEqualTo(3);
    }

    @Test
    void theNextSecondBeginsAnew() {
        assertThat(taken(4, "customers", A, HERE)).isEqualTo(3);
        second.incrementAndGet();
        assertThat(taken(4, "customers", A, HERE)).isEqualTo(3);
    }
}
