package io.homewatt.local.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Counts the requests of each client in each second. */
final class RateLimits {
    private static final String SHARED = "";

    private final Traffic traffic;
    private final LongSupplier seconds;
    private final Map<Counted, Integer> counts = new HashMap<>();
    private long second;

    /** @param seconds a clock that never goes back */
    RateLimits(Traffic traffic, LongSupplier seconds) {
        this.traffic = traffic;
        this.seconds = seconds;
    }

    /** Whose requests are counted together, and on what routes. */
    private record Counted(String route, Traffic.Client by, String client) {}

    /**
     * Counts a request, and tells whether it is one too many.
     *
     * @param route the name of its route
     * @param organisation whose token it bears, if any
     */
    synchronized boolean exceeded(String route, Optional<String> organisation, String address) {
        long now = seconds.getAsLong();
        if (now != second) {
            second = now;
            counts.clear();
        }
        List<Traffic.Limit> own = traffic.ownLimits().get(route);
        boolean exceeded = false;
        for (Traffic.Limit limit : own == null ? traffic.limits() : own) {
            Optional<String> client =
                    limit.client() == Traffic.Client.ORGANISATION ? organisation : Optional.of(address);
            if (client.isPresent()) {
                var counted = new Counted(own == null ? SHARED : route, limit.client(), client.get());
                exceeded |= counts.merge(counted, 1, Integer::sum) > limit.requests();
            }
        }
        return exceeded;
    }
}
