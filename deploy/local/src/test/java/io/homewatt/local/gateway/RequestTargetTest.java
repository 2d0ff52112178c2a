package io.homewatt.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @Test
    void whatAQueryShouldHaveEncodedIsEncoded() {
        assertThat(RequestTarget.of("/a?b=\"<>\\^`{|}%&c=%41%zz"))
                .contains(new RequestTarget("/a", "?b=%22%3C%3E%5C%5E%60%7B%7C%7D%25&c=%41%25zz"));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /, ''",
        "/a/b, /a/b, ''",
        "/a/b/, /a/b/, ''",
        "/a?b=c&d=%2f..//, /a, ?b=c&d=%2f..//",
        "/a?, /a, ?",
        "/a?b?c, /a, ?b?c",
        "/a/%70roperties, /a/properties, ''",
        "/a/b%20c%C3%A9, /a/b%20c%C3%A9, ''",
        "/a/.b/c..d/..., /a/.b/c..d/..., ''",
        "/a:b@c, /a:b@c, ''",
        "http://elsewhere.example/a?b, /a, ?b",
    })
    void isReadInOneWay(String target, String path, String query) {
        assertThat(RequestTarget.of(target)).contains(new RequestTarget(path, query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "a",
                "localhost:80",
                "http://elsewhere.example",
                "ftp://elsewhere.example/a",
                "//",
                "//a",
                "/a//b",
                "/a/../b",
                "/..",
                "/a/.",
                "/a/./b",
                "/a/%2e%2e/b",
                "/a/%2E./b",
                "/a/.%2e",
                "/a/..%2fb",
                "/a%2f%2e%2e%2fb",
                "/a\\b",
                "/a/..;/b",
                "/a/..%3b/b",
                "/a%2f.%2fb",
                "/a%5c..",
                "/a%2f%00",
                "/a;b=c",
                "/a%00",
                "/a%0d%0ab",
                "/a%7f",
                "/a%",
                "/a%2",
                "/a%zz",
                "/a b",
                "/a#b",
                "/a?b#c",
                "/a?b c",
                "/ä",
            })
    void isRefused(String target) {
        assertThat(RequestTarget.of(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb", "/a%2fb", "/a%5cb", "/a%3Bb"})
    void separatorsInDisguiseAreToldAndStayAsTheyAre(String target) {
        assertThat(RequestTarget.of(target)).hasValueSatisfying(read -> {
            assertThat(read.path()).isEqualTo(target);
            assertThat(read.hasEncodedSeparators()).isTrue();
        });
        assertThat(RequestTarget.of("/a%20b").orElseThrow().hasEncodedSeparators())
                .isFalse();
    }
}
