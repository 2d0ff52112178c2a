package io.homewatt.disaggregation.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.homewatt.platform.events.BrokenEvent;
import io.homewatt.platform.events.Event;
import io.homewatt.platform.testing.EventSchema;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveredReadsTest {
    private static final Instant NOW = Instant.parse("2026-03-05T00:00:00Z");
    private static final EventSchema SCHEMA = EventSchema.of(DeliveredReads.TYPE);

    @Test
    void theExampleIsAsTheSchemaHasItAndIsUnderstood() {
        assertThat(SCHEMA.faults(SCHEMA.example())).isEmpty();

        List<DayRow> rows = rows(SCHEMA.example());

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.organisation()).isEqualTo("org_1");
            assertThat(row.source()).isEqualTo("UTIL/0001234567");
            assertThat(row.day()).isEqualTo(LocalDate.of(2026, 2, 28));
            assertThat(row.channel()).isEqualTo(Channel.EXTRACTION);
            assertThat(java.util.Arrays.copyOfRange(row.energy(), 22, 28))
                    .containsExactly(112_000, 98_500, 0, DayRow.GAP, 104_250, -1_000);
            assertThat(row.isEstimated(24)).isTrue();
            assertThat(row.isEstimated(25)).isFalse();
            assertThat(row.issued()).containsExactly(NOW.toEpochMilli());
        });
    }

    @Test
    void theCodesCaseAndMembersThatCameLaterDoNotMatter() {
        var message = message().put("utility_code", "uT1L").put("customer_id", "x");
        message.putObject("later").putArray("values").add("x");

        assertThat(rows(message.toString())).extracting(DayRow::source).containsExactly("UT1L/0001234567");
    }

    @Test
    void gapsAloneAreNothing() {
        var message = message().put("quality", "actual");
        message.putArray("values").addNull().addNull();

        assertThat(rows(message.toString())).isEmpty();
    }

    @Property
    void valuesBecomeMilliwattHoursWithTheHalfRoundedUp(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(8) BigDecimal value) {
        int expected = value.movePointRight(3).setScale(0, RoundingMode.HALF_UP).intValueExact();

        assertThat(valueOf(value.toPlainString())).isEqualTo(expected);
        assertThat(valueOf(value.unscaledValue() + "e-8")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0005, 1",
        "-0.0005, -1",
        "0.00049999999999999999, 0",
        "1e3, 1000000",
        "1E-999999999, 0",
        "-0, 0",
        "1000000, 1000000000",
        "-1000000.0, -1000000000",
        "1.0e6, 1000000000",
        "0.1, 100",
        "2.5E-3, 3"
    })
    void numbersInEveryFormAreRead(String number, int milliwattHours) {
        assertThat(valueOf(number)).isEqualTo(milliwattHours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000.001",
                "-1000001",
                "1e7",
                "1e999999999",
                "99999999999999999999",
                "9223372036854775807",
                "18446744073709551616.5",
                "\"1\"",
                "true",
                "[1]",
                "{}",
                "NaN",
                "1.",
                "01",
                "-",
                "1e"
            })
    void whatIsNoSoundNumberBreaksAMessage(String value) {
        assertThatThrownBy(() -> valueOf(value)).isInstanceOf(BrokenEvent.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "utility_code | \"UT\"",
                "utility_code | \"UTILI\"",
                "utility_code | \"U/IL\"",
                "utility_code | 1234",
                "utility_account_id | \"\"",
                "utility_account_id | \"a\\u0000b\"",
                "utility_account_id | 17",
                "channel | \"EXTRACTION\"",
                "channel | null",
                "start | \"2026-03-01T00:00:00\"",
                "start | \"2026-03-01\"",
                "start | \"2026-03-01T00:00:00.5Z\"",
                "start | \"1999-12-31T23:59:59Z\"",
                "start | \"2026-03-06T00:00:00Z\"",
                "start | \"+999999999-12-31T00:00:00Z\"",
                "start | 0",
                "interval_seconds | 59",
                "interval_seconds | 0",
                "interval_seconds | -1800",
                "interval_seconds | 1801",
                "interval_seconds | 172800",
                "interval_seconds | 1800.5",
                "interval_seconds | 99999999999",
                "unit | \"kWh\"",
                "unit | \"wh\"",
                "values | 1",
                "values | {\"1\":1}",
                "quality | \"guessed\"",
                "quality | null",
                "quality | [\"actual\"]",
                "quality | [\"actual\",\"actual\",\"actual\",\"actual\",\"actual\",null]"
            })
    void aMemberThatIsNotAsItShouldBeBreaksAMessage(String member, String value) throws IOException {
        var message = message();
        message.set(member, new ObjectMapper().readTree(value));

        assertThatThrownBy(() -> rows(message.toString())).isInstanceOf(BrokenEvent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utility_code",
                "utility_account_id",
                "channel",
                "start",
                "interval_seconds",
                "unit",
                "values",
                "quality"
            })
    void aMissingMemberBreaksAMessage(String member) {
        var message = message();
        message.remove(member);

        assertThat(SCHEMA.faults(message.toString())).isNotEmpty();
        assertThatThrownBy(() -> rows(message.toString())).isInstanceOf(BrokenEvent.class);
    }

    @Test
    void moreValuesThanAMonthHasMinutesBreakAMessage() {
        String text = message().toString().replace("[112,98.5,0,null,104.25,-1]", "[" + "0,".repeat(5_000_000) + "0]");

        assertThatThrownBy(() -> rows(text)).isInstanceOf(BrokenEvent.class).hasMessage("there are too many values");
    }

    @Test
    void aStatementFromTheFutureBreaksAMessageForNothingCouldCorrectIt() {
        Instant later = NOW.plusSeconds(90_000);

        assertThatThrownBy(() -> DeliveredReads.rows(event(SCHEMA.example(), later), NOW))
                .isInstanceOf(BrokenEvent.class);
    }

    @Provide
    Arbitrary<String> damaged() {
        String example = SCHEMA.example();
        return Arbitraries.randomValue(random -> {
            var text = new StringBuilder(example);
            for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, "{}[],:\"09.-e\\\u0000\ud800".charAt(random.nextInt(15)));
                    default -> text.setLength(at + 1);
                }
            }
            return text.toString();
        });
    }

    @Property
    void damagedDataBreakAMessageAndNothingElse(@ForAll("damaged") String text) {
        try {
            rows(text);
        } catch (BrokenEvent expected) {
            assertThat(expected).hasMessageNotContaining("1234567");
        }
    }

    private static int valueOf(String number) {
        String text = message()
                .put("quality", "actual")
                .toString()
                .replace("[112,98.5,0,null,104.25,-1]", "[" + number + "]");
        return rows(text).get(0).energy()[22];
    }

    private static ObjectNode message() {
        try {
            JsonNode example = new ObjectMapper().readTree(SCHEMA.example());
            return (ObjectNode) example;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<DayRow> rows(String data) {
        return DeliveredReads.rows(event(data, NOW), NOW);
    }

    private static Event event(String data, Instant time) {
        return new Event(
                UUID.randomUUID(),
                DeliveredReads.TYPE,
                "0001234567",
                time,
                "org_1",
                0,
                data.getBytes(StandardCharsets.UTF_8),
                Context.root());
    }
}
