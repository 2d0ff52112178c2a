package io.homewatt.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for parts that are Java programs; they run on the Java that runs the supervisor. */
public final class Jvm {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    /** Small and quick to start: this is one machine with ten of them, not a server with one. */
    private static final List<String> THRIFTY = List.of(
            "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto", "-Djava.net.preferIPv4Stack=true");

    /** Saves a third of the work of a start; what is busy for longer is better off without. */
    public static final String QUICK = "-XX:TieredStopAtLevel=1";

    /**
     * For what mostly waits: memory that isn't needed is given back, and what runs ten times as often as usual is compiled
     * well, and not all that a start needs. A third less memory and work for the start of a service.
     */
    public static final List<String> MOSTLY_IDLE = List.of(
            "-Xms32m",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=30",
            "-XX:NewRatio=4",
            // What requests under way have made survives there until they are answered, and does not fill the rest.
            "-XX:NewSize=16m",
            "-XX:SurvivorRatio=2",
            "-XX:ReservedCodeCacheSize=64m",
            // What the compiler has used, every second, which takes a millisecond; one that can't goes without.
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:TrimNativeHeapInterval=1000",
            "-Xss512k",
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=200000");

    private Jvm() {}

    /** The Java that runs this program. */
    public static String java() {
        return JAVA;
    }

    /** A runnable jar that mostly waits for requests and messages. */
    public static List<String> jar(Path jar, int heapMegabytes) {
        return command(heapMegabytes, MOSTLY_IDLE, List.of("-jar", jar.toString()));
    }

    /** A main class of this program's own class path, compiled quickly rather than well. */
    public static List<String> main(String mainClass, int heapMegabytes, String... arguments) {
        var rest = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        rest.addAll(List.of(arguments));
        return command(heapMegabytes, List.of(QUICK), rest);
    }

    /** Any: options for the virtual machine, then what it runs. */
    public static List<String> command(int heapMegabytes, List<String> options, List<String> rest) {
        var command = new ArrayList<String>();
        command.add(JAVA);
        command.add("-Xmx" + heapMegabytes + "m");
        command.addAll(THRIFTY);
        command.addAll(options);
        command.addAll(rest);
        return command;
    }
}
