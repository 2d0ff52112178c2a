package io.homewatt.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private final List<UUID> found = Stream.generate(UUID::randomUUID).limit(3).toList();

    @Test
    void aCursorLeadsToWhatFollowsTheLastRowShown() {
        Success<List<String>> first = Page.of(null, "2").answer(found, id -> id, UUID::toString);

        assertThat(first.data()).hasSize(2);
        assertThat(Page.of(first.nextCursor(), "2").after()).contains(found.get(1));
    }

    @Test
    void theLastPageHasNoCursor() {
        assertThat(Page.of(null, "3").answer(found, id -> id, UUID::toString).nextCursor())
                .isNull();
    }

    @Test
    void aCursorThatWasTamperedWithIsRefused() {
        String cursor =
                Page.of(null, "2").answer(found, id -> id, UUID::toString).nextCursor();

        for (int i = 0; i < cursor.length(); i++) {
            String tampered = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThatThrownBy(() -> Page.of(tampered, null)).isInstanceOf(Problem.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "____", "!", "%00", "'; drop table customer"})
    void aCursorThatIsNoneOfOursIsRefused(String cursor) {
        assertThatThrownBy(() -> Page.of(cursor, null)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "501", "1e2", "99999999999999", "x"})
    void aLimitOutOfRangeIsRefused(String limit) {
        assertThatThrownBy(() -> Page.of(null, limit)).isInstanceOf(Problem.class);
    }
}
