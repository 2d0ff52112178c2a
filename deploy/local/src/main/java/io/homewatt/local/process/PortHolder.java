package io.homewatt.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a TCP port of this machine is taken, and by whom. */
public final class PortHolder {
    /** The state of a listening socket in the kernel's table. */
    private static final String LISTEN = "0A";

    private PortHolder() {}

    /** Whether nobody listens on the port, on localhost or on all addresses. */
    public static boolean free(int port) {
        return canBind("127.0.0.1", port) && canBind("::1", port);
    }

    private static boolean canBind(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            // A machine without IPv6 has no such address, and nobody who listens on it.
            return String.valueOf(e.getMessage()).contains("assign requested address")
                    || String.valueOf(e.getMessage()).contains("Protocol family unavailable");
        }
    }

    /** The process that listens on the port, as "command (pid 123)", where the machine tells. */
    public static Optional<String> of(int port) {
        return pid(port).flatMap(ProcessHandle::of).map(PortHolder::describe);
    }

    private static String describe(ProcessHandle process) {
        String command = process.info()
                .command()
                .map(path -> Path.of(path).getFileName().toString())
                .orElse("a process");
        return command + " (pid " + process.pid() + ")";
    }

    private static Optional<Long> pid(int port) {
        Path proc = Path.of("/proc");
        try {
            Set<String> sockets = new HashSet<>();
            for (String table : new String[] {"net/tcp", "net/tcp6"}) {
                Path file = proc.resolve(table);
                if (Files.isReadable(file)) {
                    Files.readAllLines(file).forEach(line -> inode(line, port).ifPresent(sockets::add));
                }
            }
            return sockets.isEmpty() ? Optional.empty() : owner(proc, sockets);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The inode of a line of the kernel's table if it is a socket that listens on the port. */
    static Optional<String> inode(String line, int port) {
        String[] fields = line.strip().split("\\s+");
        boolean listens = fields.length > 9
                && fields[3].equals(LISTEN)
                && fields[1].endsWith(String.format(Locale.ROOT, ":%04X", port));
        return listens ? Optional.of("socket:[" + fields[9] + "]") : Optional.empty();
    }

    private static Optional<Long> owner(Path proc, Set<String> sockets) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("fd"), sockets)) {
                    return Optional.of(Long.valueOf(process.getFileName().toString()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (Files.isSymbolicLink(link)
                        && sockets.contains(Files.readSymbolicLink(link).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's process, or one that has just ended: not to be told.
            return false;
        }
        return false;
    }
}
