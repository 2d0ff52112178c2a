package io.homewatt.disaggregation.meterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homewatt.disaggregation.meterfile.RefusedFile.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody's meter wrote. */
@Timeout(60)
class HostileFilesTest {
    private static final String HEADER = "start,end,kwh\n";
    private static final String GOOD = "2026-01-01T00:00Z,2026-01-01T00:30Z,0.5\n";

    private static RefusedFile refused(String file) {
        return refused(file.getBytes(StandardCharsets.UTF_8));
    }

    private static RefusedFile refused(byte[] file) {
        return refused(new ByteArrayInputStream(file));
    }

    private static RefusedFile refused(InputStream file) {
        RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> Taken.of(file, Taken.context()));
        assertThat(refused).as("it is refused").isNotNull();
        return refused;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:30Z,2026-01-01T01:00Z,NaN",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,Infinity",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,-1",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,-0.000001",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,1e300",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,1e999999999",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,1e-2147483648",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,1001",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,0x10",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,12345678901234567890123456789012345678901234567890",
                "9999-01-01T00:30Z,9999-01-01T01:00Z,1",
                "+999999999-01-01T00:30Z,9999-01-01T01:00Z,1",
                "1999-12-31T23:30Z,2000-01-01T00:00Z,1",
                "2026-07-01T00:30Z,2026-07-01T01:00Z,1",
                "2026-02-30T00:30Z,2026-02-30T01:00Z,1",
                "2026-01-01T24:30Z,2026-01-02T01:00Z,1",
                "2026-01-01T00:30:00.5Z,2026-01-01T01:00Z,1",
                "2026-01-01T01:00Z,2026-01-01T00:30Z,1",
                "2026-01-01T00:30Z,2026-01-01T01:00,1",
                "2026-01-01T00:30Z,2026-01-01T01:00Z",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,1,2",
                "2026-01-01T00:30Z,2026-01-01T01:00Z,=1+1",
                ",,"
            })
    void aLineThatCanNotBeAReadRefusesTheFileAndIsNamed(String line) {
        RefusedFile refused = refused(HEADER + GOOD + line + "\n");

        assertThat(refused.reason()).isEqualTo(Reason.REFUSED_LINES);
        assertThat(refused.count()).isOne();
        assertThat(refused.lines()).extracting(NotedLine::line).containsExactly(3L);
    }

    @Test
    void ofManySuchLinesTheFirstHundredAreNamedAndAllAreCounted() {
        RefusedFile refused = refused(HEADER + GOOD + "nonsense\n".repeat(5_000));

        assertThat(refused.count()).isEqualTo(5_000);
        assertThat(refused.lines()).hasSize(100);
    }

    @Test
    void aReasonRepeatsNothingOfTheFile() {
        RefusedFile refused = refused(HEADER + "secret,secret,secret\n");

        assertThat(refused.lines()).extracting(NotedLine::reason).noneMatch(reason -> reason.contains("secret"));
        assertThat(refused.getMessage()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n\n",
                "hello",
                "a,b,c\n1,2,3\n",
                "{\"a\":1}",
                "%PDF-1.7",
                "HDR,ICPSUMM,1.1\n",
                "start,end\n1,2\n",
                "<html><body>not found</body></html>",
                "\"",
                "\"start,kwh",
                "HDR",
                "HDR,ICPCONS,1.1"
            })
    void whatIsNoMeterFileIsRefused(String file) {
        assertThat(refused(file).reason()).isIn(Reason.UNKNOWN_FORMAT, Reason.NO_READS, Reason.DAMAGED);
    }

    @ParameterizedTest
    @CsvSource({"1,0.5", "7,0.1", "3,0.9"})
    void halfAFileIsRefused(int seed, double part) {
        String whole = eiep13a(200 * seed);
        byte[] packed = Taken.gzip(whole.getBytes(StandardCharsets.UTF_8));
        int cut = whole.lastIndexOf('\n', (int) (whole.length() * part)) + 1;

        assertThat(Taken.of(whole).reads()).hasSize(200 * seed);
        assertThat(refused(whole.substring(0, cut)).reason()).isEqualTo(Reason.DAMAGED);
        assertThat(refused(Arrays.copyOf(packed, (int) (packed.length * part))).reason())
                .isEqualTo(Reason.DAMAGED);
    }

    private static String eiep13a(int lines) {
        StringBuilder file = new StringBuilder("HDR,ICPCONS,1.1,A,B,C,21/04/2019,000,")
                .append(String.format("%08d", lines))
                .append(",01/10/2014,22/03/2016\n");
        for (int i = 0; i < lines; i++) {
            file.append(String.format(
                    "DET,,0000143577TR7E7,000,NZST,M,X,7304,24,%02d/10/2014 %02d:%02d:01,%02d/10/2014 %02d:%02d:00,RD,0.09,0.00%n",
                    i / 48 + 1, i % 48 / 2, i % 2 * 30, (i + 1) / 48 + 1, (i + 1) % 48 / 2, (i + 1) % 2 * 30));
        }
        return file.toString();
    }

    @Test
    void halfAnXmlFileIsRefused() {
        String whole = GreenButtonTest.feed(GreenButtonTest.reading(1767225600, 1800, 5));

        assertThat(refused(whole.substring(0, whole.length() - 20)).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void entitiesOfAnXmlFileAreNotExpanded() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE feed [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]><feed>&a11;</feed>");

        assertThat(refused(bomb.toString()).reason()).isEqualTo(Reason.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE feed [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><feed>&x;</feed>",
                "<!DOCTYPE feed SYSTEM \"http://127.0.0.1:1/x.dtd\"><feed/>",
                "<!DOCTYPE feed [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]><feed/>",
                "<!DOCTYPE feed><feed xmlns=\"http://naesb.org/espi\"/>"
            })
    void documentTypesAreRefused(String xml) {
        assertThat(refused(xml).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void aDeepXmlFileIsRefused() {
        assertThat(refused("<a>".repeat(100_000)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a><!-- ", "<a b='", "<a><?pi ", "<a><![CDATA[", "<"})
    void aPartOfXmlWithoutEndIsRefusedBeforeItIsHeld(String start) {
        var file = new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), new Endless("x", 1L << 30));

        assertThat(refused(file).reason()).isIn(Reason.TOO_LARGE, Reason.UNKNOWN_FORMAT, Reason.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "x", "\n", " ", ",", "<a/>"})
    void aGigabyteOfNothingIsRefusedInLittleMemory(String pattern) {
        assertInLittleMemory(() -> refused(new Endless(pattern, 1L << 30)));
    }

    @Test
    void aGigabyteOfLinesIsRefusedInLittleMemory() {
        var file = new SequenceInputStream(
                new ByteArrayInputStream(HEADER.getBytes(StandardCharsets.UTF_8)), new Endless(GOOD, 1L << 30));

        assertInLittleMemory(() -> assertThat(refused(file).reason()).isEqualTo(Reason.TOO_LARGE));
    }

    private static void assertInLittleMemory(Runnable work) {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        work.run();
        System.gc();
        assertThat(runtime.totalMemory() - runtime.freeMemory() - before).isLessThan(64 << 20);
    }

    @Test
    void aGzipBombIsRefusedLongBeforeItsEnd() throws IOException {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
            new Endless("\n", 1L << 30).transferTo(gzip);
        }

        RefusedFile refused = refused(bomb.toByteArray());

        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aFileMayBePackedAFewTimesAndNotForEver() {
        byte[] packed = (HEADER + GOOD).getBytes(StandardCharsets.UTF_8);
        for (int times = 1; times <= 3; times++) {
            packed = Taken.gzip(packed);
            assertThat(Taken.of(packed).reads()).hasSize(1);
        }
        assertThat(refused(Taken.gzip(packed)).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void tenThousandColumnsAreRefused() {
        assertThat(refused("start,kwh" + ",x".repeat(10_000) + "\n").reason()).isEqualTo(Reason.UNKNOWN_FORMAT);
        assertThat(refused(HEADER + GOOD + "1,".repeat(10_000) + "\n").reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void moreReadsThanAllowedAreRefused() {
        var context = new Context(Taken.AUCKLAND, Optional.empty(), Taken.NOW, 2);
        String two = HEADER + GOOD + GOOD.replace("T00:", "T05:");

        assertThat(Taken.of(new ByteArrayInputStream(two.getBytes(StandardCharsets.UTF_8)), context)
                        .reads())
                .hasSize(2);
        RefusedFile refused = catchThrowableOfType(
                RefusedFile.class,
                () -> Taken.of(
                        new ByteArrayInputStream((two + GOOD.replace("T00:", "T07:")).getBytes(StandardCharsets.UTF_8)),
                        context));
        assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aStreamThatFailsIsNotTheFilesFault() {
        InputStream down = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk");
            }
        };

        assertThat(catchThrowableOfType(UncheckedIOException.class, () -> Taken.of(down, Taken.context())))
                .hasMessageContaining("disk");
    }

    @Test
    void severalHomesOfWhichNoneIsKnownAreRefused() {
        String file = eiep13a(2).replaceFirst("(?s)(.*)0000143577TR7E7", "$10000143578TR7E8");

        assertThat(refused(file).reason()).isEqualTo(Reason.SEVERAL_HOMES);
        assertThat(Taken.of(
                                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                                Taken.context("0000143577TR7E7"))
                        .reads())
                .hasSize(1);
    }
}
