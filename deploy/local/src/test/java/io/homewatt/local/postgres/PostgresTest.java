package io.homewatt.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.local.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {
    @TempDir
    private Path folder;

    @Test
    void dataOfAnotherMajorVersionAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("PG_VERSION"), "17\n");

        assertThatThrownBy(() -> Postgres.refuseDataOfAnotherVersion(folder, "18.4.0"))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("--fresh");
    }

    @Test
    void dataOfTheSameMajorVersionAndNoDataAreFine() throws IOException {
        Files.writeString(folder.resolve("PG_VERSION"), "18\n");

        assertThatCode(() -> {
                    Postgres.refuseDataOfAnotherVersion(folder, "18.4.0");
                    Postgres.refuseDataOfAnotherVersion(folder.resolve("none"), "18.4.0");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void everySupportedMachineHasItsArchive() {
        assertThat(Binaries.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Binaries.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(Binaries.archive("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(Binaries.archive("Mac OS X", "x86_64")).isEqualTo("postgres-darwin-x86_64.txz");
    }
}
