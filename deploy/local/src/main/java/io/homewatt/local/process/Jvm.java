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

    private Jvm() {}

    /** The Java that runs this program. */
    public static String java() {
        return JAVA;
    }

    /** A runnable jar. */
    public static List<String> jar(Path jar, int heapMegabytes) {
        return command(heapMegabytes, List.of(), List.of("-jar", jar.toString()));
    }

    /** A main class of this program's own class path. */
    public static List<String> main(String mainClass, int heapMegabytes, String... arguments) {
        var rest = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        rest.addAll(List.of(arguments));
        return command(heapMegabytes, List.of(), rest);
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
