package io.homewatt.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {
    private static final Map<String, String> VIEW = Map.of("name", "Ana");

    private final ETags tags = new ETags(new ObjectMapper());

    @Test
    void equalViewsHaveEqualTagsAndOthersDont() {
        assertThat(tags.of(VIEW)).isEqualTo(tags.of(Map.of("name", "Ana"))).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(tags.of(Map.of("name", "Ani"))).isNotEqualTo(tags.of(VIEW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"a\" | true",
                "* | true",
                "' * ' | true",
                "\"b\", \"a\" | true",
                "\"b\",\"a\",W/\"c\" | true",
                "\"x, y\", \"a\" | true",
                "\"b\" | false",
                "W/\"a\" | false",
                "a | false",
                "\"a | false",
                "'\"*\"' | false",
                "'' | false",
                "\"\" | false",
                "\"A\" | false"
            })
    void aChangeIsLetThroughByTheVeryTag(String ifMatch, boolean matches) {
        assertThat(ETags.matches(ifMatch, "\"a\"")).isEqualTo(matches);
    }

    @Test
    void aChangeWithoutIfMatchIsLetThrough() {
        assertThat(ETags.matches(null, "\"a\"")).isTrue();
        assertThatCode(() -> tags.require(null, VIEW)).doesNotThrowAnyException();
    }

    @Test
    void aChangeOfAnotherStateIsRefused() {
        assertThatCode(() -> tags.require(tags.of(VIEW), VIEW)).doesNotThrowAnyException();
        assertThatThrownBy(() -> tags.require("\"stale\"", VIEW))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.type())
                        .isEqualTo(GeneralProblem.PRECONDITION_FAILED));
    }

    @Test
    void whatTheCallerHasIsNotSentAgain() {
        var answer = tags.answer("W/" + tags.of(VIEW), VIEW);

        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.getEntity()).isNull();
        assertThat(answer.getHeaderString("ETag")).isEqualTo(tags.of(VIEW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"stale\"", "nonsense"})
    void whatTheCallerDoesNotHaveIsSentWithItsTag(String ifNoneMatch) {
        var answer = tags.answer(ifNoneMatch, VIEW);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity().data()).isEqualTo(VIEW);
        assertThat(answer.getHeaderString("ETag")).isEqualTo(tags.of(VIEW));
        assertThat(tags.answer(null, VIEW).getStatus()).isEqualTo(200);
    }
}
