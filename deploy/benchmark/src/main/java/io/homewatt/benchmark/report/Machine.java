package io.homewatt.benchmark.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The machine that it was measured on. */
final class Machine {
    private static final double GIGA = 1 << 30;

    private Machine() {}

    /** Its processors, memory, system and Java, in a line. */
    static String text() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return String.format(
                Locale.ROOT,
                "%d CPUs (%s), %.0f GB, %s %s, Java %s",
                system.getAvailableProcessors(),
                processor(system.getArch()),
                system.getTotalMemorySize() / GIGA,
                system.getName(),
                system.getVersion(),
                System.getProperty("java.version"));
    }

    private static String processor(String otherwise) {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }
}
