package io.homewatt.local.keycloak;

import io.homewatt.local.Layout;
import io.homewatt.local.StartFailure;
import io.homewatt.local.Versions;
import io.homewatt.local.console.Console;
import io.homewatt.local.process.LogFile;
import io.homewatt.local.process.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Keycloak's programs: fetched through Maven, unpacked, and built once for our options. */
final class Distribution {
    /** What is settled at Keycloak's build; everything else is settled at its start. */
    private static final List<String> BUILD =
            List.of("build", "--db=postgres", "--cache=local", "--health-enabled=true");

    private final Path tools;
    private final Path logs;
    private final Versions versions;
    private final Console console;

    Distribution(Path tools, Path logs, Versions versions, Console console) {
        this.tools = tools;
        this.logs = logs;
        this.versions = versions;
        this.console = console;
    }

    /** The folder with the built Keycloak; a folder of that name is whole. */
    Path built() throws IOException, InterruptedException {
        Path folder = tools.resolve("keycloak-" + versions.keycloak());
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path partial = tools.resolve(folder.getFileName() + ".partial");
        Layout.delete(partial);
        Files.createDirectories(partial);
        try {
            Path zip = download(partial);
            long begin = System.nanoTime();
            console.progress("keycloak build", "for PostgreSQL, once");
            Path home = partial.resolve("keycloak");
            unpack(zip, home);
            Files.delete(zip);
            build(home);
            Files.move(home, folder, StandardCopyOption.ATOMIC_MOVE);
            console.ready("keycloak build", Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            Layout.delete(partial);
        }
        return folder;
    }

    private Path download(Path into) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        console.progress("keycloak download", versions.keycloak() + ", 177 MB, once");
        Path maven = Session.program("mvn")
                .orElseThrow(() -> new StartFailure("Keycloak is fetched through Maven, and there is no `mvn` on the"
                        + " PATH: install Maven 3.8.7 or later."));
        Path log = logs.resolve("keycloak-download.log");
        run(
                "the download of Keycloak",
                log,
                into,
                List.of(
                        maven.toString(),
                        "-B",
                        "org.apache.maven.plugins:maven-dependency-plugin:" + versions.dependencyPlugin() + ":copy",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + versions.keycloak() + ":zip",
                        "-DoutputDirectory=" + into));
        console.ready("keycloak download", Duration.ofNanos(System.nanoTime() - begin));
        return into.resolve("keycloak-quarkus-dist-" + versions.keycloak() + ".zip");
    }

    private void build(Path home) throws IOException, InterruptedException {
        run("the build of Keycloak", logs.resolve("keycloak-build.log"), home, KeycloakServer.java(home, home, BUILD));
    }

    private static void run(String what, Path log, Path folder, List<String> command)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new StartFailure(what + " failed; see " + log, LogFile.tail(log, 12));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Everything below the archive's only folder. The programs are started by us, so none must be executable. */
    private static void unpack(Path zip, Path home) throws IOException {
        try (InputStream in = Files.newInputStream(zip);
                var entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
                Path target = home.resolve(name).normalize();
                if (!target.startsWith(home)) {
                    throw new IOException("The archive points outside of itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
        }
    }
}
