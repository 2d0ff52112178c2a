package io.homewatt.local.postgres;

import io.homewatt.local.Layout;
import io.homewatt.local.StartFailure;
import io.homewatt.local.process.LogFile;
import io.homewatt.local.process.PartSpec;
import io.homewatt.local.process.Session;
import io.homewatt.local.process.Signal;
import io.homewatt.local.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL server of our own: its programs, its data folder and how it runs. */
public final class Postgres {
    public static final String SUPERUSER = "postgres";

    private final Path binaries;
    private final Layout layout;
    private final String version;
    private final int port;
    private final String password;

    private Postgres(Path binaries, Layout layout, String version, int port, String password) {
        this.binaries = binaries;
        this.layout = layout;
        this.version = version;
        this.port = port;
        this.password = password;
    }

    /**
     * Unpacks the programs and makes the data folder, where that has not been done.
     *
     * @param version of the programs, such as 18.4.0
     */
    public static Postgres prepare(Path tools, Layout layout, String version, int port, Secrets secrets)
            throws IOException, InterruptedException {
        refuseDataOfAnotherVersion(layout.postgres(), version);
        Path binaries = Binaries.unpack(tools.resolve("postgresql-" + version));
        var postgres = new Postgres(binaries, layout, version, port, secrets.get("postgres." + SUPERUSER));
        if (!Files.isDirectory(layout.postgres())) {
            postgres.initialise();
        }
        return postgres;
    }

    /** PostgreSQL reads the files of its own major version only. */
    public static void refuseDataOfAnotherVersion(Path folder, String version) throws IOException {
        Path file = folder.resolve("PG_VERSION");
        if (!Files.isDirectory(folder)) {
            return;
        }
        String written = Files.exists(file) ? Files.readString(file).strip() : "something else";
        String major = version.split("\\.")[0];
        if (!written.equals(major)) {
            throw new StartFailure("The data in " + folder + " were written by PostgreSQL " + written + ", and this is "
                    + major + ": keep them with --data ELSEWHERE, or forget them with --fresh.");
        }
    }

    private void initialise() throws IOException, InterruptedException {
        Path partial = layout.postgres().resolveSibling("postgres.partial");
        Layout.delete(partial);
        Path passwordFile = layout.run().resolve("initdb.password");
        Secrets.writePrivately(passwordFile, password);
        Path log = layout.logs().resolve("initdb.log");
        var command = new ArrayList<>(unprivileged());
        // The built-in locale: the same order of strings on every machine, whatever locales it has.
        command.addAll(List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + partial,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C");
        Process initdb = builder.start();
        int code;
        try {
            code = initdb.waitFor();
        } finally {
            // Also when the whole start is called off.
            initdb.destroyForcibly();
            Files.delete(passwordFile);
        }
        if (code != 0) {
            Layout.delete(partial);
            throw new StartFailure("postgres: initdb failed; see " + log, LogFile.tail(log, 12));
        }
        Files.move(partial, layout.postgres(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The server as a process. Safe against a crash of the machine: fsync is on. */
    public PartSpec spec() {
        var command = new ArrayList<>(unprivileged());
        command.add(binaries.resolve("bin/postgres").toString());
        command.addAll(List.of("-D", layout.postgres().toString(), "-p", Integer.toString(port)));
        for (String setting : List.of(
                "listen_addresses=localhost",
                "unix_socket_directories=",
                "fsync=on",
                "wal_level=logical",
                "max_connections=200",
                "max_wal_senders=10",
                "max_replication_slots=10",
                "max_wal_size=512MB",
                "log_checkpoints=off",
                "log_timezone=UTC",
                "timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        return new PartSpec(
                "postgres",
                command,
                Map.of("LC_ALL", "C"),
                layout.data(),
                databases()::reachable,
                Duration.ofSeconds(60),
                Signal.INT,
                Duration.ofSeconds(4));
    }

    /** Its databases. */
    public Databases databases() {
        return new Databases(port, password);
    }

    /** Its version. */
    public String version() {
        return version;
    }

    /** PostgreSQL refuses to run as root, so root runs it in a name space where it is nobody. */
    private static List<String> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        Path unshare = Session.program("unshare")
                .orElseThrow(
                        () -> new StartFailure(
                                "As root PostgreSQL runs through `unshare`, which is missing: install util-linux or use another user."));
        return List.of(unshare.toString(), "-U");
    }
}
