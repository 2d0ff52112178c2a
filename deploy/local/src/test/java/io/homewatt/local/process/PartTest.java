package io.homewatt.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.homewatt.local.StartFailure;
import io.homewatt.local.console.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @TempDir
    private Path folder;

    private Part part;

    @AfterEach
    void stop() {
        part.stop();
    }

    private Part part(Readiness ready, Duration patience, String script) {
        var spec = new PartSpec(
                "part",
                List.of("sh", "-c", script),
                Map.of(),
                folder,
                ready,
                patience,
                Signal.TERM,
                Duration.ofSeconds(2));
        part = new Part(spec, folder, folder, Console.toNowhere());
        return part;
    }

    @Test
    void aPartThatIsKilledIsStartedAgain() throws InterruptedException {
        part(() -> true, Duration.ofSeconds(5), "exec sleep 60").start();
        long first = part.pid().orElseThrow();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await().until(() -> part.pid().isPresent() && part.pid().getAsLong() != first);
    }

    @Test
    void aPartThatIsBusyIsWaitedFor() throws InterruptedException {
        part(() -> true, Duration.ofSeconds(5), """
                i=0; while [ $i -lt 2000000 ]; do i=$((i + 1)); done
                touch done; exec sleep 60""").start();

        Calm.await(List.of(part));

        assertThat(folder.resolve("done")).exists();
    }

    @Test
    void aPartThatWasStoppedStaysSo() throws InterruptedException {
        part(() -> true, Duration.ofSeconds(5), "exec sleep 60").start();

        part.stop();

        assertThat(part.pid()).isEmpty();
        assertThat(folder.resolve("part.pid")).doesNotExist();
        await().during(Duration.ofMillis(800)).until(() -> part.pid().isEmpty());
    }

    @Test
    void aPartThatEndsAtOnceIsNamedWithTheEndOfItsLog() {
        part(() -> false, Duration.ofSeconds(5), "echo no luck today; exit 3");

        assertThatThrownBy(part::start)
                .isInstanceOfSatisfying(StartFailure.class, failure -> assertThat(failure.details())
                        .containsExactly("no luck today"))
                .hasMessageContaining("part ended at once (exit code 3)");
    }

    @Test
    void aPartThatIsNeverReadyIsGivenUp() {
        part(() -> false, Duration.ofMillis(300), "exec sleep 60");

        assertThatThrownBy(part::start).hasMessageContaining("was not ready within");
    }
}
