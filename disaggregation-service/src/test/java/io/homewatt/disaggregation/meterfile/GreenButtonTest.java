package io.homewatt.disaggregation.meterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.homewatt.disaggregation.meterfile.Taken.Read;
import io.homewatt.disaggregation.reads.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GreenButtonTest {
    private static final long BEGIN = 1_767_225_600;
    private static final Instant AT = Instant.ofEpochSecond(BEGIN);
    private static final String TYPE = type(1, 1, "<intervalLength>3600</intervalLength>");

    static String reading(long start, long duration, long value) {
        return "<IntervalReading><timePeriod><duration>" + duration + "</duration><start>" + start
                + "</start></timePeriod><value>" + value + "</value></IntervalReading>";
    }

    private static String quality(String reading, int... qualities) {
        StringBuilder told = new StringBuilder();
        for (int quality : qualities) {
            told.append("<ReadingQuality><quality>").append(quality).append("</quality></ReadingQuality>");
        }
        return reading.replace("<timePeriod>", told + "<timePeriod>");
    }

    private static String entry(String self, String up, String related, String content) {
        return "<entry><link rel='self' href='" + self + "'/><link rel='up' href='" + up + "'/>" + related + "<content>"
                + content + "</content></entry>";
    }

    private static String block(int meter, String readings) {
        return entry(
                "U/1/MeterReading/" + meter + "/IntervalBlock/1",
                "U/1/MeterReading/" + meter + "/IntervalBlock",
                "",
                "<IntervalBlock xmlns='http://naesb.org/espi'><interval><duration>86400</duration><start>" + BEGIN
                        + "</start></interval>" + readings + "</IntervalBlock>");
    }

    private static String meter(int meter) {
        return entry(
                "U/1/MeterReading/" + meter,
                "U/1/MeterReading",
                "<link rel='related' href='ReadingType/" + meter + "'/>",
                "<MeterReading xmlns='http://naesb.org/espi'/>");
    }

    private static String type(int meter, int flow, String more) {
        return entry(
                "ReadingType/" + meter,
                "ReadingType",
                "",
                "<ReadingType xmlns='http://naesb.org/espi'><flowDirection>" + flow + "</flowDirection><uom>72</uom>"
                        + more + "</ReadingType>");
    }

    private static String atom(String... entries) {
        return "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>" + String.join("", entries) + "</feed>";
    }

    static String feed(String readings) {
        return atom(meter(1), TYPE, block(1, readings));
    }

    @Test
    void aReadingWithoutLengthIsLeftOutAndOneOfTwoHoursIsOne() {
        Taken taken = Taken.of(feed(reading(BEGIN, 3_600, 10)
                + reading(BEGIN + 3_600, 0, 99)
                + reading(BEGIN + 3_600, 7_200, 20)
                + reading(BEGIN + 10_800, 3_600, 30)));

        assertThat(taken.reads())
                .containsExactly(
                        new Read(Channel.EXTRACTION, AT, 3_600, 10_000, false),
                        new Read(Channel.EXTRACTION, AT.plusSeconds(3_600), 7_200, 20_000, false),
                        new Read(Channel.EXTRACTION, AT.plusSeconds(10_800), 3_600, 30_000, false));
        assertThat(taken.report().leftOut()).isOne();
        assertThat(taken.report().gaps()).isZero();
    }

    @Test
    void ofTwoReadingsThatBeginTogetherTheLaterInTheFileHolds() {
        Taken taken = Taken.of(feed(reading(BEGIN, 3_600, 10)
                + reading(BEGIN + 3_600, 3_600, 20)
                + reading(BEGIN, 3_600, 11)
                + reading(BEGIN + 3_600, 3_600, 20)));

        assertThat(taken.energies()).containsExactly(11_000L, 20_000L);
        assertThat(taken.report().replaced()).isOne();
        assertThat(taken.report().duplicates()).isOne();
    }

    @Test
    void aTypeMayComeAfterItsBlocks() {
        Taken taken = Taken.of(atom(
                block(1, reading(BEGIN, 900, 7)),
                block(2, reading(BEGIN, 900, 3)),
                type(2, 19, "<powerOfTenMultiplier>3</powerOfTenMultiplier>"),
                type(1, 1, "<powerOfTenMultiplier>-1</powerOfTenMultiplier>"),
                meter(2),
                meter(1)));

        assertThat(taken.reads())
                .containsExactlyInAnyOrder(
                        new Read(Channel.EXTRACTION, AT, 900, 700, false),
                        new Read(Channel.INJECTION, AT, 900, 3_000_000, false));
    }

    @Test
    void aNetFlowIsSplitByItsSign() {
        Taken taken = Taken.of(
                atom(meter(1), type(1, 4, ""), block(1, reading(BEGIN, 900, 7) + reading(BEGIN + 900, 900, -5))));

        assertThat(taken.reads())
                .containsExactly(
                        new Read(Channel.EXTRACTION, AT, 900, 7_000, false),
                        new Read(Channel.EXTRACTION, AT.plusSeconds(900), 900, 0, false),
                        new Read(Channel.INJECTION, AT, 900, 0, false),
                        new Read(Channel.INJECTION, AT.plusSeconds(900), 900, 5_000, false));
    }

    @Test
    void aNegativeValueOfAnotherFlowRefusesTheFile() {
        RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> Taken.of(feed(reading(BEGIN, 900, -5))));

        assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.REFUSED_LINES);
    }

    @Test
    void estimatesAreToldByTheirQualityAndProjectionsAreNone() {
        Taken taken = Taken.of(feed(quality(reading(BEGIN, 900, 1), 8)
                + quality(reading(BEGIN + 900, 900, 2), 17, 9)
                + quality(reading(BEGIN + 1_800, 900, 3), 10)
                + quality(reading(BEGIN + 2_700, 900, 4), 12)
                + quality(reading(BEGIN + 3_600, 900, 5), 17)
                + reading(BEGIN + 4_500, 900, 6)));

        assertThat(taken.reads()).extracting(Read::estimated).containsExactly(true, true, true, false, false);
        assertThat(taken.report().estimates()).isEqualTo(3);
        assertThat(taken.report().leftOut()).isOne();
        assertThat(taken.report().gaps()).isOne();
    }

    @Test
    void theTypesQualityIsThatOfReadingsWithoutOne() {
        Taken taken = Taken.of(atom(
                meter(1),
                type(1, 1, "<defaultQuality>8</defaultQuality>"),
                block(1, reading(BEGIN, 900, 1) + quality(reading(BEGIN + 900, 900, 2), 17))));

        assertThat(taken.reads()).extracting(Read::estimated).containsExactly(true, false);
    }

    @Test
    void readingsWithoutATimePeriodFollowEachOther() {
        Taken taken = Taken.of(feed("<IntervalReading><value>1</value></IntervalReading>".repeat(3)));

        assertThat(taken.begins()).containsExactly(AT, AT.plusSeconds(3_600), AT.plusSeconds(7_200));
        assertThat(taken.reads()).allMatch(read -> read.seconds() == 3_600);
    }

    @Test
    void whatIsNoElectricEnergyIsLeftOut() {
        String gas = entry(
                "U/1",
                "U",
                "",
                "<UsagePoint xmlns='http://naesb.org/espi'><ServiceCategory><kind>1</kind></ServiceCategory></UsagePoint>");
        for (String feed : new String[] {
            feed(reading(BEGIN, 900, 1)).replace("<uom>72<", "<uom>38<"),
            feed(reading(BEGIN, 900, 1)).replace("<flowDirection>1<", "<flowDirection>20<"),
            feed(reading(BEGIN, 900, 1)).replace("<uom>", "<accumulationBehaviour>3</accumulationBehaviour><uom>"),
            atom(gas, meter(1), TYPE, block(1, reading(BEGIN, 900, 1)))
        }) {
            RefusedFile refused = catchThrowableOfType(RefusedFile.class, () -> Taken.of(feed));

            assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.NO_READS);
            assertThat(refused.lines()).hasSize(1);
        }
    }

    @Test
    void theFinerOfTwoMeterReadingsIsTaken() {
        Taken taken = Taken.of(atom(
                meter(1),
                meter(2),
                type(1, 1, ""),
                type(2, 1, ""),
                block(1, reading(BEGIN, 86_400, 4)),
                block(2, reading(BEGIN, 900, 1) + reading(BEGIN + 900, 900, 2))));

        assertThat(taken.energies()).containsExactly(1_000L, 2_000L);
        assertThat(taken.report().leftOut()).isOne();
    }

    @Test
    void theZoneIsThatOfTheFeed() {
        String times =
                "<entry><content><LocalTimeParameters xmlns='http://naesb.org/espi'><dstEndRule>B40E2000</dstEndRule>"
                        + "<dstOffset>3600</dstOffset><dstStartRule>%s</dstStartRule><tzOffset>%d</tzOffset>"
                        + "</LocalTimeParameters></content></entry>";

        assertThat(zone(String.format(times, "360E2000", -28_800))).isEqualTo(ZoneId.of("America/Los_Angeles"));
        assertThat(zone(String.format(times, "00000000", -25_200))).isEqualTo(ZoneOffset.ofHours(-7));
        assertThat(zone(String.format(times, "360E2000", 99_999_999))).isEqualTo(Taken.AUCKLAND);
        assertThat(zone("")).isEqualTo(Taken.AUCKLAND);
    }

    private static ZoneId zone(String times) {
        return Taken.of(atom(times, meter(1), TYPE, block(1, reading(BEGIN, 900, 1))))
                .report()
                .zone();
    }
}
