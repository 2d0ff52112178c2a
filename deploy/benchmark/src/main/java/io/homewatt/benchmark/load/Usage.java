package io.homewatt.benchmark.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What processes have used of the machine: CPU time since they started, and memory now. */
public record Usage(Duration cpu, long megabytes) {
    public static final Usage NONE = new Usage(Duration.ZERO, 0);

    /** Of all these processes together. One that has ended counts for nothing. */
    public static Usage of(List<ProcessHandle> processes) {
        Usage all = NONE;
        for (ProcessHandle process : processes) {
            Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            all = new Usage(all.cpu.plus(cpu), all.megabytes + resident(process.pid()));
        }
        return all;
    }

    /** What Linux counts as resident, in MB; 0 where there is no such count. */
    private static long resident(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
