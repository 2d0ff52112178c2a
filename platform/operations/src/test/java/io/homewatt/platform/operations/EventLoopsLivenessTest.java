package io.homewatt.platform.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoopGroup;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopsLivenessTest {
    private final DefaultEventLoopGroup loops = new DefaultEventLoopGroup(2);
    private final AtomicLong nanos = new AtomicLong();
    private final EventLoopsLiveness liveness = new EventLoopsLiveness(loops, nanos::get);

    @AfterEach
    void end() {
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
    }

    @Test
    void aLoopThatIsStuckForLongIsFoundAndOneThatIsBusyIsNot() throws Exception {
        var release = new CountDownLatch(1);
        loops.next().submit(() -> release.await(20, TimeUnit.SECONDS));

        assertThat(liveness.call().getStatus()).isEqualTo(Status.UP);
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(liveness.call().getStatus()).as("busy").isEqualTo(Status.UP);
        nanos.addAndGet(Duration.ofSeconds(16).toNanos());
        assertThat(liveness.call().getStatus()).as("stuck").isEqualTo(Status.DOWN);

        release.countDown();
        for (var loop : loops) {
            loop.submit(() -> {}).get(20, TimeUnit.SECONDS);
        }
        assertThat(liveness.call().getStatus()).as("again at work").isEqualTo(Status.UP);
    }
}
