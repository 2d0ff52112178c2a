package io.homewatt.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void assignmentsAreReadAsAShellReadsThem() throws IOException {
        Settings settings = Settings.read(Files.writeString(folder.resolve("env"), """
                # the platform
                HOMEWATT_URL='http://localhost:8080'
                export HOMEWATT_KAFKA="localhost:19092"
                HOMEWATT_TOKEN_URL=http://localhost:8080/token?a=b
                HOMEWATT_A_CLIENT_ID='a'
                HOMEWATT_A_CLIENT_SECRET='it'\\''s'
                HOMEWATT_A_APP_ID=x
                HOMEWATT_A_UTILITY_CODE=ABCD
                """));

        assertThat(settings.gateway()).hasToString("http://localhost:8080");
        assertThat(settings.kafka()).isEqualTo("localhost:19092");
        assertThat(settings.token()).hasToString("http://localhost:8080/token?a=b");
        assertThat(settings.organisation("A")).isEqualTo(new Settings.Organisation("A", "a", "it's", "x", "ABCD"));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path env = Files.writeString(folder.resolve("env"), "HOMEWATT_URL=x\n");

        assertThatThrownBy(() -> Settings.read(env).organisation("B")).hasMessageContaining("HOMEWATT_B_CLIENT_ID");
        assertThatThrownBy(() -> Settings.read(folder.resolve("none"))).hasMessageContaining("deploy/up");
    }
}
