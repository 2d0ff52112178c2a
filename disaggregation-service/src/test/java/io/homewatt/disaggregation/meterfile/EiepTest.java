package io.homewatt.disaggregation.meterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homewatt.disaggregation.meterfile.Taken.Read;
import io.homewatt.disaggregation.reads.Channel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EiepTest {
    private static final String ICP = "0000143577TR7E7";
    private static final Instant MIDNIGHT = Instant.parse("2025-12-31T11:00:00Z");

    private static String line(
            String code, String icp, String meter, String flow, int halfHour, String status, String kwh) {
        String from = String.format("01/01/2026 %02d:%02d:01", halfHour / 2, halfHour % 2 * 30);
        int next = halfHour + 1;
        String to = String.format("01/01/2026 %02d:%02d:00", next / 2, next % 2 * 30);
        return String.join(",", "DET", "AUTH", icp, code, "", meter, flow, "UN", "24", from, to, status, kwh, "0.00");
    }

    private static String line(String meter, int halfHour, String kwh) {
        return line("000", ICP, meter, "X", halfHour, "RD", kwh);
    }

    private static String file(String... lines) {
        return "HDR,ICPCONS,1.4,SNDR,BHLF,RCPT,21/04/2026,000," + lines.length + ",01/01/2025,01/05/2026\n"
                + String.join("\n", lines);
    }

    private static Taken taken(String... lines) {
        return Taken.of(new ByteArrayInputStream(file(lines).getBytes(StandardCharsets.UTF_8)), Taken.context(ICP));
    }

    @Test
    void whatIsNotForTheHomeIsLeftOutWithTheReason() {
        Taken taken = taken(
                line("000", ICP, "M", "X", 0, "RD", "0.10"),
                line("002", ICP, "M", "X", 1, "RD", "0.10"),
                line("000", "0000143578TR7E8", "M", "X", 1, "RD", "0.10"),
                line("000", ICP, "M", "X", 1, "ES", "0.20"),
                line("000", ICP, "M", "X", 2, "RD", ""));

        assertThat(taken.reads())
                .containsExactly(
                        new Read(Channel.EXTRACTION, MIDNIGHT, 1_800, 100_000, false),
                        new Read(Channel.EXTRACTION, MIDNIGHT.plusSeconds(1_800), 1_800, 200_000, true));
        assertThat(taken.report().leftOutLines())
                .containsExactly(
                        new NotedLine(3, "the response code is not 000"),
                        new NotedLine(4, "the read is of another ICP"),
                        new NotedLine(6, "there is no energy"));
        assertThat(taken.report().estimates()).isOne();
    }

    @Test
    void directionsAreChannels() {
        Taken taken = taken(line("000", ICP, "M", "X", 0, "RD", "0.10"), line("000", ICP, "M", "I", 0, "RD", "0.30"));

        assertThat(taken.total(Channel.EXTRACTION)).isEqualTo(100_000);
        assertThat(taken.total(Channel.INJECTION)).isEqualTo(300_000);
    }

    @Test
    void registersAreSummedWhereEachOfThemHasARead() {
        Taken taken = taken(
                line("A", 0, "0.10"),
                line("A", 1, "0.10"),
                line("A", 2, "0.10"),
                line("A", 3, "0.10"),
                line("A", 4, "0.10"),
                // Put in later, and with a gap.
                line("B", 1, "0.20"),
                line("B", 3, "0.20"),
                line("B", 4, "0.20"));

        assertThat(taken.energies()).containsExactly(100_000L, 300_000L, 300_000L, 300_000L);
        assertThat(taken.report().gaps()).isOne();
        assertThat(taken.report().leftOutLines())
                .containsExactly(new NotedLine(4, "another register of the meter has no read of this interval"));
    }

    @Test
    void aSumThatNoHomeCanHaveRefusesTheFile() {
        RefusedFile refused =
                catchThrowableOfType(RefusedFile.class, () -> taken(line("A", 0, "900"), line("B", 0, "900")));

        assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.REFUSED_LINES);
    }

    @Test
    void linesThatCanNotBeReadsRefuseTheFile() {
        String good = line("A", 0, "0.10");
        for (String bad : new String[] {
            good.replace("01/01/2026 00:00:01", "32/01/2026 00:00:01"),
            good.replace("01/01/2026 00:00:01", "2026-01-01 00:00:01"),
            good.replace("01/01/2026 00:00:01", "01/01/2026 01:00:01"),
            good.replace(",X,", ",Y,"),
            good.replace(",RD,", ",XX,"),
            good.replace("0.10", "-0.10"),
            good.replace("0.10", "0.1O"),
            good.replace("AUTH,", ""),
            good.replace(",000,", ",OK,"),
            good.replace(",000,,", ",000,CEST,"),
            good.replace("DET", "DAT"),
            good.replace(ICP, "")
        }) {
            RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> taken(line("A", 1, "0.10"), bad));

            assertThat(refused).as(bad).isNotNull();
            assertThat(refused.reason()).as(bad).isIn(RefusedFile.Reason.REFUSED_LINES, RefusedFile.Reason.DAMAGED);
        }
    }

    @Test
    void aMaskedPointIsTheHomesIfItIsTheOnlyOne() {
        String first = line("000", "XXXXXXXXXXXXXXX", "A", "X", 0, "RD", "0.10");
        String second = line("000", "YYYYYYYYYYYYYYY", "A", "X", 1, "RD", "0.10");

        assertThat(taken(first).reads()).hasSize(1);
        assertThat(catchThrowableOfType(RefusedFile.class, () -> taken(first, second))
                        .reason())
                .isEqualTo(RefusedFile.Reason.SEVERAL_HOMES);
    }

    @Test
    void aFileOfAnotherHomeHasNoReads() {
        RefusedFile refused = catchThrowableOfType(
                RefusedFile.class, () -> taken(line("000", "0000143578TR7E8", "M", "X", 1, "RD", "0.10")));

        assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.NO_READS);
        assertThat(refused.lines()).containsExactly(new NotedLine(2, "the read is of another ICP"));
    }
}
