package io.homewatt.account.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrdbFilesTest {
    private static final String HEADER =
            "label,eiaid,name,utility,sector,supersedes,energycomments,energyratestructure/period0/tier0rate";

    /** What was read, in the order of the file. */
    private record Read(long line, String label, String supersedes, ObjectNode rate, String reason) {}

    @Test
    void anArrayIsReadAndSoIsAnObjectThatHasItInItems() throws IOException {
        String rates = "[{\"label\":\"a\",\"supersedes\":\"b\"},\n{\"label\":\"c\"}]";

        for (String file : List.of(rates, "{\"count\":{\"x\":[1]},\"items\":" + rates + "}", "\ufeff" + rates)) {
            List<Read> read = read(new UrdbJson(), file);

            assertThat(read).extracting(Read::label).containsExactly("a", "c");
            assertThat(read).extracting(Read::supersedes).containsExactly("b", null);
            assertThat(read).extracting(Read::line).containsExactly(1L, 2L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "{}", "{\"items\":{}}", "null", "label,eiaid", "{\"items\""})
    void whatIsNoArrayOfRatesIsRefused(String file) {
        assertThatThrownBy(() -> read(new UrdbJson(), file)).isInstanceOf(BadFile.class);
    }

    @Test
    void ofHalfAFileTheWholeRatesAreRead() {
        List<Read> read = new ArrayList<>();

        assertThatThrownBy(() -> read(new UrdbJson(), "[{\"label\":\"a\"},\n{\"label\":\"b\"},\n{\"labe", read))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("line 3");
        assertThat(read).extracting(Read::label).containsExactly("a", "b");
    }

    @Test
    void aRateThatIsNoObjectIsLeftOutAndTheRestIsRead() throws IOException {
        List<Read> read = read(new UrdbJson(), "[17,null,[{\"label\":\"x\"}],{\"label\":NaN},{\"label\":\"a\"}]");

        assertThat(read)
                .extracting(Read::reason)
                .containsExactly("is no object", "is no object", "is no object", null, null);
        assertThat(read.get(4).label()).isEqualTo("a");
    }

    @Test
    void aHugeRateEndsTheFile() {
        String file = "[{\"label\":\"a\"},{\"label\":\"b\",\"x\":[" + "1,".repeat(5_000_000) + "1]}]";

        assertThatThrownBy(() -> read(new UrdbJson(), file))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("large");
    }

    @Test
    void whatTheBulkFileSpreadsOverColumnsIsPutTogether() throws IOException {
        String file = "\ufeff"
                + HEADER.replace("\n", "")
                + ",energyratestructure/period1/tier1max,flatdemandmonth2,energyweekdayschedule\r\n"
                + "a,1,\"Small, \"\"GS\"\"\",U,Commercial,b,\"Fuel,\r\nand \"\"riders\"\"\",0.1,500,3,\"[[0, 1]]\"\r\n"
                + "c,1,N,U,Commercial,,,,,,\r\n";

        List<Read> read = read(new UrdbCsv(), file);

        assertThat(read).extracting(Read::line).containsExactly(2L, 4L);
        assertThat(read).extracting(Read::supersedes).containsExactly("b", null);
        assertThat(read.get(0).rate())
                .hasToString(
                        "{\"label\":\"a\",\"eiaid\":\"1\",\"name\":\"Small, \\\"GS\\\"\",\"utility\":\"U\",\"sector\":\"Commercial\","
                                + "\"supersedes\":\"b\",\"energycomments\":\"Fuel,\\r\\nand \\\"riders\\\"\","
                                + "\"energyratestructure\":[[{\"rate\":\"0.1\"}],[null,{\"max\":\"500\"}]],"
                                + "\"flatdemandmonths\":[null,\"3\"],\"energyweekdayschedule\":\"[[0, 1]]\"}");
        assertThat(read.get(1).rate().has("energyratestructure")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "eiaid", "name", "utility", "sector", "energyratestructure/period0/tier0rate"})
    void aMissingColumnIsNamed(String column) {
        assertThatThrownBy(() -> read(new UrdbCsv(), HEADER.replace(column, "other") + "\n"))
                .isInstanceOf(BadFile.class)
                .hasMessage("The column " + column + " is missing.");
    }

    @Test
    void theOrderOfColumnsIsFree() throws IOException {
        List<Read> read = read(
                new UrdbCsv(),
                "Sector,energyratestructure/period0/tier0rate, UTILITY ,name,eiaid,label\nLighting,1,U,N,1,a\n");

        assertThat(read.get(0).rate().path("utility").asText()).isEqualTo("U");
        assertThat(read.get(0).label()).isEqualTo("a");
    }

    @Test
    void aRecordWithMoreOrFewerCellsIsLeftOutAndTheRestIsRead() throws IOException {
        List<Read> read = read(new UrdbCsv(), HEADER + "\na,1,N\nb,1,N,U,S,,,1,2\nc,1,N,U,S,,,1\n");

        assertThat(read).extracting(Read::reason).containsExactly("has 3 cells, not 8", "has 9 cells, not 8", null);
    }

    @Test
    void aQuoteWithoutAnEndEndsTheFile() {
        List<Read> read = new ArrayList<>();

        assertThatThrownBy(() -> read(new UrdbCsv(), HEADER + "\na,1,N,U,S,,,1\nb,1,\"N,U,S,,,1\nc,1,N", read))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("line 2");
        assertThat(read).hasSize(1);
    }

    @Test
    void tenThousandColumnsAreRead() throws IOException {
        StringBuilder header = new StringBuilder(HEADER);
        for (int i = 0; i < 10_000; i++) {
            header.append(",energyratestructure/period")
                    .append(i / 100)
                    .append("/tier")
                    .append(i % 100)
                    .append("adj");
        }

        List<Read> read = read(new UrdbCsv(), header + "\na,1,N,U,S,,,1" + ",2".repeat(10_000) + "\n");

        assertThat(read.get(0).rate().path("energyratestructure")).hasSize(100);
    }

    @Property(tries = 300)
    void anyTextIsReadOrRefused(@ForAll String text) throws IOException {
        for (UrdbSource source : List.of(new UrdbJson(), new UrdbCsv())) {
            for (String start : List.of("", "[", HEADER + "\n")) {
                try {
                    read(source, start + text);
                } catch (BadFile e) {
                    assertThat(e).hasMessageStartingWith("The ").hasMessageNotContaining("null");
                }
            }
        }
    }

    private static List<Read> read(UrdbSource source, String file) throws IOException {
        List<Read> read = new ArrayList<>();
        read(source, file, read);
        return read;
    }

    private static void read(UrdbSource source, String file, List<Read> read) throws IOException {
        source.read(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), (line, label, supersedes, rate) -> {
                    try {
                        read.add(new Read(line, label, supersedes, rate.get(), null));
                    } catch (BadRecord e) {
                        read.add(new Read(line, label, supersedes, null, e.getMessage()));
                    }
                });
    }
}
