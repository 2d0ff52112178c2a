package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/demo} tells, on the running platform: each of its steps fails if it isn't as it should be. */
@ExtendWith(RunningPlatform.class)
class DemoIT {
    private final Settings settings;

    @TempDir
    Path folder;

    DemoIT(RunningPlatform.Running running) {
        settings = running.settings();
    }

    @Test
    void theStoryIsTrue() {
        var shown = new ByteArrayOutputStream();

        new Story(settings, new Display(new PrintStream(shown), false), folder).tell();

        assertThat(shown.toString()).contains("% of the month, some ", "always-on.calculated.v1");
        assertThat(folder.resolve("always-on.svg")).content().contains("<svg ", "<title>Account home-");
    }
}
