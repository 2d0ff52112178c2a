package io.homewatt.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path folder;

    @Test
    void aProcessOnRecordIsFound() throws IOException {
        PidFile.write(folder.resolve("part.pid"), ProcessHandle.current(), Signal.INT);

        assertThat(PidFile.read(folder.resolve("part.pid"))).hasValueSatisfying(found -> {
            assertThat(found.process()).contains(ProcessHandle.current());
            assertThat(found.name()).isEqualTo("part");
            assertThat(found.stop()).isEqualTo(Signal.INT);
        });
    }

    @Test
    void aProcessThatGotTheIdLaterIsAStranger() throws IOException {
        long hourAgo = System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        Files.writeString(folder.resolve("part.pid"), ProcessHandle.current().pid() + " " + hourAgo + " TERM\n");

        assertThat(PidFile.read(folder.resolve("part.pid")).orElseThrow().process())
                .isEmpty();
        assertThat(Leftovers.in(folder)).isEmpty();
    }

    @Test
    void aRecordThatWasCutOffIsNone() throws IOException {
        Files.writeString(folder.resolve("empty.pid"), "");
        Files.writeString(folder.resolve("half.pid"), "123 4");
        Files.writeString(folder.resolve("nonsense.pid"), "one two three");

        assertThat(Leftovers.in(folder)).isEmpty();
        assertThat(PidFile.read(folder.resolve("missing.pid"))).isEmpty();
    }

    @Test
    void whatIsLeftIsEndedAndTakenOffTheRecord() throws Exception {
        Process left = new ProcessBuilder("sleep", "60").start();
        PidFile.write(folder.resolve("left.pid"), left.toHandle(), Signal.TERM);
        Process stubborn = new ProcessBuilder("sh", "-c", "trap '' INT; sleep 60 & wait; wait").start();
        PidFile.write(folder.resolve("stubborn.pid"), stubborn.toHandle(), Signal.INT);

        Leftovers.end(Leftovers.in(folder), Duration.ofMillis(300));

        assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(stubborn.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(folder).isEmptyDirectory();
    }
}
