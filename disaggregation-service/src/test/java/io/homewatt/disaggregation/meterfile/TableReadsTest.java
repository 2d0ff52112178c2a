package io.homewatt.disaggregation.meterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homewatt.disaggregation.meterfile.Taken.Read;
import io.homewatt.disaggregation.reads.Channel;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TableReadsTest {
    private static final Instant MIDNIGHT = Instant.parse("2025-12-31T11:00:00Z");

    @Test
    void timesWithoutOffsetAreThoseOfTheZoneInWhateverForm() {
        for (String first : new String[] {
            "2026-01-01 00:00:00",
            "2026-01-01T00:00",
            "2026-01-01T00:00:00+13:00",
            "2025-12-31T11:00Z",
            "2025-12-31T11:00:00.000Z",
            "\"2026-01-01 00:00\"",
            " 2026-01-01T00:00:00+1300 "
        }) {
            Taken taken = Taken.of("\uFEFFTimestamp,Value\r\n" + first + ",0.5\r\n2026-01-01 00:15,0.25\r\n");

            assertThat(taken.reads())
                    .containsExactly(
                            new Read(Channel.EXTRACTION, MIDNIGHT, 900, 500_000, false),
                            new Read(Channel.EXTRACTION, MIDNIGHT.plusSeconds(900), 900, 250_000, false));
        }
    }

    @Test
    void theQualityTellsEstimates() {
        Taken taken = Taken.of("start,end,kwh,quality\n"
                + "2026-01-01 00:00,2026-01-01 00:30,1,estimated\n"
                + "2026-01-01 00:30,2026-01-01 01:00,1,actual\n"
                + "2026-01-01 01:00,2026-01-01 01:30,1,\n");

        assertThat(taken.reads()).extracting(Read::estimated).containsExactly(true, false, false);
    }

    @Test
    void aMissingEnergyIsAGap() {
        Taken taken =
                Taken.of("start,kwh\n2026-01-01 00:00,1\n2026-01-01 00:30,\n2026-01-01 01:00,1\n2026-01-01 01:30,1\n");

        assertThat(taken.reads()).hasSize(3);
        assertThat(taken.report().gaps()).isOne();
        assertThat(taken.report().leftOutLines()).containsExactly(new NotedLine(3, "there is no energy"));
    }

    @Test
    void intervalsAreAsLongAsMostBeginsAreApart() {
        Taken taken =
                Taken.of("start,kwh\n2025-12-31 23:00,1\n2026-01-01 00:00,1\n2026-01-01 01:00,2\n2026-01-01 02:00,3\n"
                        + "2026-01-01 02:30,9\n2026-01-01 07:00,4\n2026-01-01 03:00,5\n");

        assertThat(taken.energies())
                .containsExactly(1_000_000L, 1_000_000L, 2_000_000L, 3_000_000L, 5_000_000L, 4_000_000L);
        assertThat(taken.reads()).allMatch(read -> read.seconds() == 3_600);
        assertThat(taken.report().leftOutLines())
                .containsExactly(new NotedLine(6, "begins before the interval before it ends"));
        assertThat(taken.report().gaps()).isEqualTo(3);
    }

    @Test
    void aLengthThatCanNotBeToldRefusesTheFile() {
        for (String reads : new String[] {
            "2026-01-01 00:00,1\n",
            "2026-01-01 00:00,1\n2026-01-01 00:07,1\n",
            "2026-01-01 00:00,1\n2026-01-01 00:00,1\n"
        }) {
            RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> Taken.of("start,kwh\n" + reads));

            assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.DAMAGED);
        }
    }

    @Test
    void powersAreTurnedIntoEnergies() {
        Taken taken = Taken.of("Time,Aggregate,Kettle\n2026-01-01 00:00:00,120.5,0\n2026-01-01 00:01:00,60,0\n");

        assertThat(taken.energies()).containsExactly(2_008L, 1_000L);
    }

    @Test
    void intervalsThatAreNoPartOfADayAreLeftOut() {
        Taken taken = Taken.of("start,end,kwh\n2026-01-01 00:00,2026-01-01 00:07,1\n"
                + "2026-01-01 01:00,2026-03-01 01:00,1\n2026-01-01 02:00:00,2026-01-01 02:00:30,1\n"
                + "2026-01-01 03:00,2026-01-01 03:00,1\n2026-01-01 04:00,2026-01-02 04:00,1\n");

        assertThat(taken.reads()).extracting(Read::seconds).containsExactly(86_400);
        assertThat(taken.report().leftOut()).isEqualTo(4);
    }
}
