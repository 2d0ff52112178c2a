package io.homewatt.disaggregation.meterfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.meterfile.Taken.Read;
import io.homewatt.disaggregation.reads.Channel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MeterFilesPropertiesTest {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    /** Half hours from a midnight on, some of them missing, in 0.01 kWh. */
    record Series(LocalDate day, List<Integer> values) {
        List<Read> reads() {
            List<Read> reads = new ArrayList<>();
            Instant begin = day.atStartOfDay(Taken.AUCKLAND).toInstant();
            for (Integer value : values) {
                if (value >= 0) {
                    reads.add(new Read(Channel.EXTRACTION, begin, 1_800, value * 10_000L, value % 7 == 0));
                }
                begin = begin.plusSeconds(1_800);
            }
            return reads;
        }
    }

    @Provide
    Arbitrary<Series> series() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9_000).map(days -> LocalDate.of(2001, 1, 1)
                                .plusDays(days)),
                        Arbitraries.integers()
                                .between(-20, 300)
                                .list()
                                .ofMinSize(2)
                                .ofMaxSize(150))
                .as(Series::new)
                .filter(series -> !series.reads().isEmpty());
    }

    private static String kwh(Read read) {
        return BigDecimal.valueOf(read.milliwattHours(), 6).toPlainString();
    }

    private static ZonedDateTime local(Instant time) {
        return time.atZone(Taken.AUCKLAND);
    }

    @Property(tries = 300)
    void aSeriesWrittenAsEiep13aComesBack(@ForAll("series") Series series) {
        StringBuilder file = new StringBuilder();
        for (Read read : series.reads()) {
            file.append("DET,,0000143577TR7E7,000,,M,X,UN,24,")
                    .append(TIME.format(local(read.begin().plusSeconds(1))))
                    .append(',')
                    .append(TIME.format(local(read.begin().plusSeconds(1_800))))
                    .append(read.estimated() ? ",ES," : ",RD,")
                    .append(kwh(read))
                    .append(",0.00\n");
        }
        String whole = "HDR,ICPCONS,1.1,A,B,C,21/04/2019,1," + series.reads().size() + ",x,y\n" + file;

        // A time of the autumn's two hours that occurs once is taken for daylight time, so that it can't be told.
        if (series.reads().stream().noneMatch(read -> isAmbiguous(read.begin()))) {
            assertThat(Taken.of(whole).reads()).isEqualTo(series.reads());
        }
        String marked = whole.replaceAll("000,,M", "000,NZST,M");
        assertThat(Taken.of(shifted(marked, series)).reads()).isEqualTo(series.reads());
    }

    private static boolean isAmbiguous(Instant time) {
        return Taken.AUCKLAND
                        .getRules()
                        .getValidOffsets(local(time).toLocalDateTime())
                        .size()
                > 1;
    }

    /** The same lines with standard time in them. */
    private static String shifted(String file, Series series) {
        StringBuilder shifted = new StringBuilder(file.substring(0, file.indexOf('\n') + 1));
        String[] lines = file.split("\n");
        for (int i = 0; i < series.reads().size(); i++) {
            String[] cells = lines[i + 1].split(",");
            var begin = series.reads().get(i).begin().atOffset(ZoneOffset.ofHours(12));
            cells[9] = TIME.format(begin.plusSeconds(1));
            cells[10] = TIME.format(begin.plusSeconds(1_800));
            shifted.append(String.join(",", cells)).append('\n');
        }
        return shifted.toString();
    }

    @Property(tries = 300)
    void aSeriesWrittenAsEiep3ComesBack(@ForAll("series") Series series) {
        StringBuilder file = new StringBuilder("HDR,ICPHH,10.0,A,B,C,21/04/2019,21:11:04,1,")
                .append(series.reads().size())
                .append(",201904,E,I\n");
        for (Read read : series.reads()) {
            LocalDate day = local(read.begin()).toLocalDate();
            long period = (read.begin().getEpochSecond()
                                    - day.atStartOfDay(Taken.AUCKLAND).toEpochSecond())
                            / 1_800
                    + 1;
            file.append("DET,0000143577TR7E7,M,")
                    .append(read.estimated() ? "E," : "F,")
                    .append(DATE.format(day))
                    .append(',')
                    .append(period)
                    .append(',')
                    .append(kwh(read))
                    .append(",null,null,X,null\n");
        }

        assertThat(Taken.of(file.toString()).reads()).isEqualTo(series.reads());
    }

    @Property(tries = 300)
    void aSeriesWrittenAsATableComesBack(@ForAll("series") Series series) {
        StringBuilder file = new StringBuilder("start,end,kwh,quality\n");
        series.reads().forEach(read -> file.append(read.begin())
                .append(',')
                .append(local(read.begin().plusSeconds(1_800)).toOffsetDateTime())
                .append(',')
                .append(kwh(read))
                .append(read.estimated() ? ",estimated\n" : ",actual\n"));

        assertThat(Taken.of(file.toString()).reads()).isEqualTo(series.reads());
        assertThat(Taken.of(Taken.gzip(file.toString().getBytes(StandardCharsets.UTF_8)))
                        .reads())
                .isEqualTo(series.reads());
    }

    @Property(tries = 300)
    void aSeriesWrittenAsGreenButtonComesBack(@ForAll("series") Series series) {
        StringBuilder readings = new StringBuilder();
        series.reads()
                .forEach(read -> readings.append(
                        GreenButtonTest.reading(read.begin().getEpochSecond(), 1_800, read.milliwattHours() / 1_000)));
        List<Read> actual = series.reads().stream()
                .map(read -> new Read(read.channel(), read.begin(), read.seconds(), read.milliwattHours(), false))
                .toList();

        assertThat(Taken.of(GreenButtonTest.feed(readings.toString())).reads()).isEqualTo(actual);
    }

    @Property(tries = 1_000)
    void anyBytesAreTakenOrRefused(@ForAll byte[] bytes) {
        assertTakenOrRefused(bytes);
    }

    @Property(tries = 1_000)
    void damagedFilesAreTakenOrRefused(
            @ForAll("files") String file,
            @ForAll @IntRange(max = 5_000) int at,
            @ForAll @IntRange(max = 40) int length,
            @ForAll byte[] bytes,
            @ForAll boolean packed) {
        byte[] whole = file.getBytes(StandardCharsets.UTF_8);
        byte[] content = packed ? Taken.gzip(whole) : whole;
        int from = at % content.length;
        int to = Math.min(from + length, content.length);
        byte[] damaged = new byte[content.length - (to - from) + bytes.length];
        System.arraycopy(content, 0, damaged, 0, from);
        System.arraycopy(bytes, 0, damaged, from, bytes.length);
        System.arraycopy(content, to, damaged, from + bytes.length, content.length - to);

        assertTakenOrRefused(damaged);
    }

    @Provide
    Arbitrary<String> files() {
        String eiep3 = "HDR,ICPHH,10.0,A,B,C,21/04/2019,21:11:04,1,1,201904,E,I\n"
                + "DET,0000143577TR7E7,M,F,01/04/2019,1,0.1,null,null,X,null\n";
        String eiep13a = "HDR,ICPCONS,1.1,A,B,C,21/04/2019,1,1,x,y\n"
                + "DET,,0000143577TR7E7,000,,M,X,UN,24,01/10/2014 00:00:01,01/10/2014 00:30:00,RD,0.09,0.00\n";
        String table = "start,end,kwh\n2026-01-01T00:00Z,2026-01-01T00:30Z,0.5\n";
        String power = "Time,Aggregate\n2026-01-01 00:00:00,120.5\n2026-01-01 00:01:00,1\n";
        String feed = GreenButtonTest.feed(GreenButtonTest.reading(1_767_225_600, 1_800, 5));
        return Arbitraries.of(eiep3, eiep13a, table, power, feed);
    }

    private static void assertTakenOrRefused(byte[] file) {
        try {
            assertThat(Taken.of(file).reads()).isNotEmpty();
        } catch (RefusedFile refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
