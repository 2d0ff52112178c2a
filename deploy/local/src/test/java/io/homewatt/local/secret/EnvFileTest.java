package io.homewatt.local.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {
    @TempDir
    private Path folder;

    @Test
    void aShellReadsWhatWasWritten() throws Exception {
        Path file = folder.resolve("env");

        new EnvFile().with("GREETING", "it's $HOME `here`").write(file);

        Process shell = new ProcessBuilder("sh", "-c", ". " + file + "; printf %s \"$GREETING\"").start();
        assertThat(shell.getInputStream().readAllBytes()).asString().isEqualTo("it's $HOME `here`");
    }

    @Test
    void onlyItsOwnerReadsIt() throws IOException {
        Path file = folder.resolve("env");

        new EnvFile().with("A", "b").write(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void anOrganisationHasAllItsVariables() throws IOException {
        var file = new EnvFile();

        Organisation.samples(Secrets.in(folder.resolve("secrets"))).forEach(file::with);

        assertThat(file.values())
                .containsKeys("HOMEWATT_A_CLIENT_ID", "HOMEWATT_A_CLIENT_SECRET", "HOMEWATT_A_HOUSEHOLD_USER")
                .containsKeys("HOMEWATT_B_CLIENT_ID", "HOMEWATT_B_HOUSEHOLD_PASSWORD");
        assertThat(file.values().get("HOMEWATT_A_APP_ID")).matches("[A-Za-z0-9]{32}");
        assertThat(file.values().get("HOMEWATT_B_UTILITY_CODE")).matches("[A-Z]{4}");
    }
}
