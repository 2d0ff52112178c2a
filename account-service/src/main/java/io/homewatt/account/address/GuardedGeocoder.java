package io.homewatt.account.address;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.RateLimitType;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A geocoder that is given up in time, left alone for a while once it fails, and not called too often. */
final class GuardedGeocoder implements Geocoder {
    private static final Logger LOG = Logger.getLogger(GuardedGeocoder.class);

    private final Geocoder geocoder;
    private final TypedGuard<Uni<Optional<Located>>> guard;

    /** @param spacing between two calls; zero if there need be none */
    GuardedGeocoder(Geocoder geocoder, Duration timeout, Duration spacing, AddressConfig.Breaker breaker) {
        this.geocoder = geocoder;
        var builder = TypedGuard.create(new Answer())
                .withDescription("geocoder")
                .withThreadOffload(false)
                .withTimeout()
                .duration(timeout.toMillis(), ChronoUnit.MILLIS)
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(breaker.calls())
                .failureRatio(breaker.ratio())
                .delay(breaker.delay().toMillis(), ChronoUnit.MILLIS)
                .skipOn(RateLimitException.class)
                .onStateChange(GuardedGeocoder::tell)
                .done();
        if (!spacing.isZero()) {
            builder = builder.withRateLimit()
                    .limit(1)
                    .window(spacing.toMillis(), ChronoUnit.MILLIS)
                    .type(RateLimitType.ROLLING)
                    .done();
        }
        this.guard = builder.build();
    }

    @Override
    public Uni<Optional<Located>> locate(Place known, String text) {
        return guard.get(() -> geocoder.locate(known, text));
    }

    private static void tell(CircuitBreakerState state) {
        switch (state) {
            case OPEN -> LOG.warn("The geocoder keeps failing and is left alone for a while");
            case CLOSED -> LOG.info("The geocoder is back");
            case HALF_OPEN -> LOG.debug("The geocoder is tried again");
        }
    }

    private static final class Answer extends TypeLiteral<Uni<Optional<Located>>> {
        private static final long serialVersionUID = 1;
    }
}
