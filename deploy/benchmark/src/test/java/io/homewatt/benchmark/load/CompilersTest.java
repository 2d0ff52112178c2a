package io.homewatt.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CompilersTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void compilersOfThisProcessHaveBeenBusyAndNotAllTheTime() {
        ProcessHandle self = ProcessHandle.current();

        assertThat(Compilers.busy(List.of(self)))
                .isPositive()
                .isLessThan(self.info().totalCpuDuration().orElseThrow());
        assertThat(Compilers.busy(List.of(self, self))).isGreaterThan(Compilers.busy(List.of(self)));
    }

    @Test
    void whatHasEndedCountsForNothing() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(Compilers.busy(List.of(ended.toHandle()))).isEqualTo(Duration.ZERO);
    }
}
