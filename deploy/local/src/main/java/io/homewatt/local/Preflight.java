package io.homewatt.local;

import io.homewatt.local.postgres.Postgres;
import io.homewatt.local.process.PortHolder;
import io.homewatt.local.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All that can be known before anything is started; each fault is one line that says what to do. */
final class Preflight {
    private static final long MEGABYTE = 1024 * 1024;
    /** Keycloak and PostgreSQL unpacked, Keycloak's archive while it is unpacked, databases, topics and logs. */
    private static final long FIRST_START_MEGABYTES = 1500;
    /** Room for what a day's work adds. */
    private static final long LATER_START_MEGABYTES = 500;

    private final Options options;
    private final Versions versions;

    Preflight(Options options, Versions versions) {
        this.options = options;
        this.versions = versions;
    }

    /** Before the data folder is touched. */
    void checkProgram() {
        Service.refuseUnbuilt(options.checkout());
        if (!Files.isRegularFile(options.checkout().resolve("deploy/keycloak/homewatt-realm.json"))) {
            throw new StartFailure(options.checkout() + " is not a checkout of Homewatt.");
        }
    }

    /** Makes the data folder, if need be, and tries to write in it. */
    void checkWritable() {
        for (Path folder : List.of(options.data(), options.tools())) {
            try {
                Files.createDirectories(folder);
                Files.delete(Files.createTempFile(folder, "writable", ""));
            } catch (IOException e) {
                if (isFull(folder)) {
                    throw full(folder);
                }
                throw new StartFailure(
                        "Cannot write to " + folder + ": make it writable, or put the data elsewhere with --data DIR.");
            }
        }
    }

    /** Whether the data can be used and added to. */
    void checkData() throws IOException {
        if (!options.fresh()) {
            Postgres.refuseDataOfAnotherVersion(new Layout(options.data()).postgres(), versions.postgresql());
        }
        boolean first = !Files.isDirectory(options.tools().resolve("keycloak-" + versions.keycloak()));
        long needed = first ? FIRST_START_MEGABYTES : LATER_START_MEGABYTES;
        long usable = Files.getFileStore(options.data()).getUsableSpace() / MEGABYTE;
        if (usable < needed) {
            throw new StartFailure(String.format(
                    Locale.ROOT,
                    "The disk under %s is too full: %d MB are free and %d MB are needed; make room, or put the data"
                            + " elsewhere with --data DIR.",
                    options.data(),
                    usable,
                    needed));
        }
    }

    /** Whether every port is free. */
    void checkPorts() {
        var busy = new ArrayList<String>();
        for (String name : options.ports().names()) {
            int port = options.ports().of(name);
            if (!PortHolder.free(port)) {
                String holder =
                        PortHolder.of(port).map(who -> ", held by " + who).orElse("");
                busy.add(port + " (" + name + holder + ")");
            }
        }
        if (!busy.isEmpty()) {
            throw new StartFailure((busy.size() == 1 ? "Port " : "Ports ") + String.join(", ", busy)
                    + (busy.size() == 1 ? " is" : " are") + " in use: end what listens there"
                    + (isGatewayAlone(busy) ? ", or choose another with --port N." : "."));
        }
    }

    private static boolean isGatewayAlone(List<String> busy) {
        return busy.size() == 1 && busy.get(0).contains("(" + Ports.GATEWAY);
    }

    /** Whether so little is left that this is why things fail. */
    static boolean isFull(Path folder) {
        try {
            Path there = folder;
            while (there != null && !Files.exists(there)) {
                there = there.getParent();
            }
            return there != null && Files.getFileStore(there).getUsableSpace() < 20 * MEGABYTE;
        } catch (IOException e) {
            return false;
        }
    }

    static StartFailure full(Path folder) {
        return new StartFailure(
                "The disk under " + folder + " is full: make room, or put the data elsewhere with --data DIR.");
    }
}
