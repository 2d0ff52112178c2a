package io.homewatt.account.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.homewatt.account.address.AddressConfig.Kind;
import io.homewatt.account.address.AddressFixture.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSourcesTest {
    @TempDir
    Path directory;

    @Test
    void aConfiguredFileAddsToWhatIsBuiltInAndGoesFirst() throws IOException {
        Path file = Files.writeString(directory.resolve("US.txt"), """
                US\t67999\tNowhere\tKansas\tKS\t\t\t\t\t38.5\t-98.5\t4
                broken
                US\t94105\tThe City\tCalifornia\tCA\t\t\t\t\t37.79\t-122.39\t4
                """);

        Gazetteer gazetteer = new AddressSources(Settings.builtIn().withFile(file.toString()), null).gazetteer();

        assertThat(gazetteer.places("US", "67999")).containsExactly("Nowhere");
        assertThat(gazetteer.places("US", "94115")).containsExactly("San Francisco");
        assertThat(gazetteer
                        .find(new Place(null, null, null, null, "94105", "US"))
                        .orElseThrow()
                        .place()
                        .city())
                .isEqualTo("The City");
    }

    @Test
    void aFileThatCannotBeReadStopsTheStart() {
        assertRefused(
                Settings.builtIn().withFile(directory.resolve("missing.txt").toString()), "GAZETTEER can't be read");
        assertRefused(Settings.builtIn().withFile(directory.toString()), "GAZETTEER can't be read");
        assertRefused(Settings.builtIn().withFile("\0"), "GAZETTEER can't be read");
    }

    @Test
    void aFileWithoutAPostcodeStopsTheStart() throws IOException {
        Path file = Files.writeString(directory.resolve("US.txt"), "<html>\n");

        assertRefused(Settings.builtIn().withFile(file.toString()), "GAZETTEER has no line");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                " ",
                "nominatim.example.org",
                "ftp://example.org",
                "http://",
                "http://a b",
                "https://example.org?q="
            })
    void aGeocoderNeedsAnAddress(String url) {
        assertRefused(Settings.of(Kind.NOMINATIM, url), "HOMEWATT_ADDRESSES_URL");
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void aSettingThatCannotBeUsedIsNamed(Settings settings, String name) {
        assertRefused(settings, "HOMEWATT_ADDRESSES_" + name);
    }

    static Stream<Arguments> unusable() {
        Settings usable = Settings.builtIn();
        Duration none = Duration.ZERO;
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                Arguments.of(usable.withTimeout(none), "TIMEOUT"),
                Arguments.of(usable.withUserAgent(" "), "USER_AGENT"),
                Arguments.of(usable.withUserAgent("a\r\nb: c"), "USER_AGENT"),
                Arguments.of(usable.withSpacing(Optional.of(second.negated())), "SPACING"),
                Arguments.of(usable.withBreaker(1, 0.5, second), "BREAKER_CALLS"),
                Arguments.of(usable.withBreaker(4, 0, second), "BREAKER_RATIO"),
                Arguments.of(usable.withBreaker(4, 1.1, second), "BREAKER_RATIO"),
                Arguments.of(usable.withBreaker(4, 0.5, none), "BREAKER_DELAY"),
                Arguments.of(usable.withCache(-1, second), "CACHE_SIZE"),
                Arguments.of(usable.withCache(1, none), "CACHE_AGE"));
    }

    private static void assertRefused(Settings settings, String message) {
        assertThatThrownBy(() -> new AddressSources(settings, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
