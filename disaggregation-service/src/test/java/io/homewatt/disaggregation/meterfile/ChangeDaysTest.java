package io.homewatt.disaggregation.meterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The days on which New Zealand's clocks change: 28 September 2025 has 46 half hours, 5 April 2026 has 50. */
class ChangeDaysTest {
    private static final LocalDate SPRING = LocalDate.of(2025, 9, 28);
    private static final LocalDate AUTUMN = LocalDate.of(2026, 4, 5);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private static List<Instant> halfHours(LocalDate day) {
        Instant begin = day.atStartOfDay(Taken.AUCKLAND).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(Taken.AUCKLAND).toInstant();
        return Stream.iterate(begin, at -> at.isBefore(end), at -> at.plusSeconds(1_800))
                .toList();
    }

    /** Energies are the place in the day, in 0.01 kWh. */
    private static List<String> eiep13a(LocalDate day, String marked, String meter) {
        List<String> lines = new ArrayList<>();
        for (Instant begin : halfHours(day)) {
            ZonedDateTime from = marked.equals("NZST")
                    ? begin.atOffset(ZoneOffset.ofHours(12)).toZonedDateTime()
                    : begin.atZone(Taken.AUCKLAND);
            ZonedDateTime to = from.plusSeconds(1_800);
            lines.add(String.join(
                    ",",
                    "DET,,XXXXXXXXXXXXXXX,000",
                    marked,
                    meter,
                    "X,7304,24",
                    WRITTEN.format(from.plusSeconds(1)),
                    WRITTEN.format(to),
                    "RD",
                    "0." + String.format("%02d", lines.size()),
                    "0.00"));
        }
        return lines;
    }

    private static String file(List<String> lines) {
        return "HDR,ICPCONS,1.4,SNDR,BHLF,RCPT,21/04/2026,000," + String.format("%08d", lines.size())
                + ",01/01/2025,01/05/2026\r\n" + String.join("\r\n", lines) + "\r\n";
    }

    private static List<Long> places(int count) {
        return IntStream.range(0, count).mapToObj(place -> place * 10_000L).toList();
    }

    @Test
    void theTwoHoursOfAutumnAreTakenInTheOrderOfTheFile() {
        for (String marked : List.of("", "NZDT", "NZST")) {
            Taken taken = Taken.of(file(eiep13a(AUTUMN, marked, "M1")));

            assertThat(taken.begins()).isEqualTo(halfHours(AUTUMN)).hasSize(50);
            assertThat(taken.energies()).isEqualTo(places(50));
            assertThat(taken.report().gaps()).isZero();
        }
    }

    @Test
    void theTwoHoursOfAutumnAreTakenForEachRegisterByItself() {
        List<String> lines = new ArrayList<>();
        List<String> first = eiep13a(AUTUMN, "", "M1");
        List<String> second = eiep13a(AUTUMN, "", "M2");
        for (int i = 0; i < first.size(); i++) {
            lines.add(first.get(i));
            lines.add(second.get(i));
        }

        Taken taken = Taken.of(file(lines));

        assertThat(taken.begins()).isEqualTo(halfHours(AUTUMN));
        assertThat(taken.energies())
                .isEqualTo(places(50).stream().map(energy -> energy * 2).toList());
    }

    @Test
    void theDayOfSpringHas46HalfHours() {
        for (String marked : List.of("", "NZDT", "NZST")) {
            Taken taken = Taken.of(file(eiep13a(SPRING, marked, "M1")));

            assertThat(taken.begins()).isEqualTo(halfHours(SPRING)).hasSize(46);
            assertThat(taken.reads()).allMatch(read -> read.seconds() == 1_800);
        }
    }

    @Test
    void anHourThatTheClockSkipsIsLeftOut() {
        List<String> lines = eiep13a(SPRING, "", "M1");
        lines.add(lines.get(0).replace("00:00:01", "02:00:01").replace("00:30:00", "02:30:00"));

        Taken taken = Taken.of(file(lines));

        assertThat(taken.reads()).hasSize(46);
        assertThat(taken.report().leftOutLines()).containsExactly(new NotedLine(48, "the clock skips this time"));
    }

    @Test
    void tradingPeriodsAreCountedFromMidnight() {
        for (LocalDate day : List.of(SPRING, AUTUMN, AUTUMN.plusDays(1))) {
            int periods = halfHours(day).size();

            Taken taken = Taken.of(eiep3(day, periods));

            assertThat(taken.begins()).isEqualTo(halfHours(day));
            assertThat(taken.energies()).isEqualTo(places(periods));
        }
    }

    @Test
    void aTradingPeriodThatTheDayDoesNotHaveRefusesTheFile() {
        assertThatThrownBy(() -> Taken.of(eiep3(SPRING, 47)))
                .isInstanceOfSatisfying(RefusedFile.class, refused -> assertThat(refused.lines())
                        .containsExactly(new NotedLine(48, "the day has no such trading period")));
    }

    private static String eiep3(LocalDate day, int periods) {
        StringBuilder file = new StringBuilder("HDR,ICPHH,10.0,SNDR,BHLF,RCPT,21/04/2026,21:11:04,000,")
                .append(periods)
                .append(",202604,E,I\n");
        for (int period = 1; period <= periods; period++) {
            file.append("DET,0000143577TR7E7,M1,F,")
                    .append(day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")))
                    .append(',')
                    .append(period)
                    .append(String.format(",0.%02d,null,null,X,null%n", period - 1));
        }
        return file.toString();
    }

    @Test
    void aTableOnTheClockIsTakenInTheOrderOfTheFile() {
        StringBuilder file = new StringBuilder("start,end,kwh\n");
        for (Instant begin : halfHours(AUTUMN)) {
            file.append(begin.atZone(Taken.AUCKLAND).toLocalDateTime())
                    .append(',')
                    .append(begin.plusSeconds(1_800).atZone(Taken.AUCKLAND).toLocalDateTime())
                    .append(",0.1\n");
        }

        assertThat(Taken.of(file.toString()).begins()).isEqualTo(halfHours(AUTUMN));
        assertThat(Taken.of(file.toString().replaceAll("(?m)^([^,]*),[^,]*,", "$1,"))
                        .begins())
                .isEqualTo(halfHours(AUTUMN));
    }
}
