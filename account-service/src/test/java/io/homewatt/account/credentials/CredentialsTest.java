package io.homewatt.account.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    @Test
    void onlyTheFirstColonSeparates() {
        assertThat(Credentials.of(basic("app:a:b"))).contains(new Credentials("app", "a:b"));
    }

    @Test
    void theSchemeHasNoCaseAndPaddingMayBeMissing() {
        assertThat(Credentials.of("bASIC  YTpi ")).contains(new Credentials("a", "b"));
        assertThat(Credentials.of("Basic YTpiYw")).contains(new Credentials("a", "bc"));
    }

    @Test
    void credentialsAreUtf8() {
        assertThat(Credentials.of(basic("m\u0101ori:\u26a1"))).contains(new Credentials("m\u0101ori", "\u26a1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app", ":", ":key", "app:", "a\u0000b:c", "app:a\nb", "app:\u007f", "app:a\u0085"})
    void whatIsNotAnIdAndASecretIsMalformed(String text) {
        assertThat(Credentials.of(basic(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic YTpi YTpi",
                "Basic a:b",
                "Basic YTpi=",
                "Basic 8DpifA",
                "Bearer YTpi"
            })
    void whatIsNotBase64OrNotUtf8IsMalformed(String header) {
        assertThat(Credentials.of(header)).isEmpty();
    }

    @Test
    void whatIsTooLongIsMalformed() {
        assertThat(Credentials.of(basic("app:" + "x".repeat(10_000)))).isEmpty();
    }

    @Test
    void onlyTheVerySchemeIsMeant() {
        assertThat(Credentials.areIn("Basic")).isTrue();
        assertThat(Credentials.areIn("basic YTpi")).isTrue();
        assertThat(Credentials.areIn("Basics YTpi")).isFalse();
        assertThat(Credentials.areIn("Bearer YTpi")).isFalse();
    }

    @Test
    void theyDoNotShowThemselves() {
        assertThat(new Credentials("app", "key").toString())
                .doesNotContain("app")
                .doesNotContain("key");
    }

    @Property
    void noHeaderFails(@ForAll String text) {
        Credentials.of("Basic " + text);
        Credentials.of(basic(text)).ifPresent(credentials -> assertThat(credentials.id() + ':' + credentials.secret())
                .isEqualTo(text));
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
