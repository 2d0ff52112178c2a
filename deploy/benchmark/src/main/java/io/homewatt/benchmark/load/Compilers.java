package io.homewatt.benchmark.load;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What the compilers of Java's virtual machines do, as Linux tells of their threads. */
public final class Compilers {
    /** Linux keeps 15 characters of a thread's name. */
    private static final Pattern NAME = Pattern.compile("C[12] CompilerThre");

    /** Of {@code /proc/…/stat}, behind the name: CPU time of the thread itself, and of the kernel for it. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    /** What {@code stat} counts in, on all machines that Java runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    private Compilers() {}

    /** CPU time of all these processes' compilers since they started; zero where Linux doesn't tell. */
    public static Duration busy(List<ProcessHandle> processes) {
        Duration all = Duration.ZERO;
        for (ProcessHandle process : processes) {
            Path threads = Path.of("/proc", String.valueOf(process.pid()), "task");
            try (DirectoryStream<Path> each = Files.newDirectoryStream(threads, Compilers::isCompiler)) {
                for (Path thread : each) {
                    all = all.plus(busy(thread));
                }
            } catch (IOException | DirectoryIteratorException e) {
                // It has ended meanwhile, or there is no Linux.
            }
        }
        return all;
    }

    private static boolean isCompiler(Path thread) {
        try {
            return NAME.matcher(Files.readString(thread.resolve("comm"))).lookingAt();
        } catch (IOException e) {
            return false;
        }
    }

    private static Duration busy(Path thread) throws IOException {
        String stat = Files.readString(thread.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return TICK.multipliedBy(Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]));
    }
}
