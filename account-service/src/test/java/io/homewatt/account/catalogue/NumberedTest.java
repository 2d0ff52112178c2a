package io.homewatt.account.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberedTest {
    private final Numbered numbered = Numbered.of("select 'a'::varchar where b = :two and (c = :one or :two > d)");

    @Test
    void namesHaveNumbersInTheOrderOfTheirFirstUse() {
        assertThat(numbered.sql()).isEqualTo("select 'a'::varchar where b = $1 and (c = $2 or $1 > d)");
        assertThat(numbered.names()).containsExactly("two", "one");
    }

    @Test
    void valuesAreThoseOfTheirNames() {
        Tuple values = numbered.values(Map.of("one", 1, "two", 2L, "three", 3));

        assertThat(values.size()).isEqualTo(2);
        assertThat(values.getValue(0)).isEqualTo(2L);
        assertThat(values.getValue(1)).isEqualTo(1);
    }

    @Test
    void eachNameNeedsAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbered.values(Map.of("two", 2L)))
                .withMessageContaining(":one");
    }
}
