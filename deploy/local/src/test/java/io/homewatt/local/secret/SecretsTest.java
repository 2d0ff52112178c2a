package io.homewatt.local.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void aSecretIsMadeOnceAndKept() throws IOException {
        Path file = folder.resolve("secrets.properties");
        String first = Secrets.in(file).get("a");

        assertThat(Secrets.in(file).get("a")).isEqualTo(first).matches("[A-Za-z0-9]{32}");
        assertThat(Secrets.in(file).get("b")).isNotEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void tokensCarryTheHashOfTheSubscriptionKey() {
        var organisation = new Organisation("A", "secret", "abc", "password");

        // The example of FIPS 180-4 for SHA-256.
        assertThat(organisation.appIdHash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
