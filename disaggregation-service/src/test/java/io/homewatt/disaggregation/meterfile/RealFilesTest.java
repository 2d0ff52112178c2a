package io.homewatt.disaggregation.meterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.homewatt.disaggregation.MeterSamples;
import io.homewatt.disaggregation.reads.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Files that real people have, against counts made here with nothing but strings. */
class RealFilesTest {
    private static final Pattern READING = Pattern.compile(
            "<IntervalReading>.*?<duration>(\\d+)</duration>\\s*<start>(\\d+)</start>.*?<value>(\\d+)</value>",
            Pattern.DOTALL);

    private static Taken taken(Path file, Context context) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Taken.of(in, context);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    @Test
    void theDayOfAnEiep13aFileIsReadWhole() throws IOException {
        Path file = MeterSamples.named("eiep13a-sample.txt");

        Taken taken = taken(file, Taken.context());

        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("DET"))
                .toList();
        BigDecimal kilowattHours = lines.stream()
                .map(line -> new BigDecimal(line.split(",")[12]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(taken.report().format()).isEqualTo(FileFormat.EIEP13A);
        assertThat(taken.reads()).hasSize(lines.size()).hasSize(48);
        assertThat(taken.report().energy())
                .isEqualTo(Map.of(
                        Channel.EXTRACTION, kilowattHours.movePointRight(6).longValueExact()));
        assertThat(taken.report().gaps()).isZero();
        assertThat(taken.report().from()).isEqualTo("2014-09-30T11:00:00Z");
        assertThat(taken.report().to()).isEqualTo("2014-10-01T11:00:00Z");
    }

    @Test
    void ofAnEiep3FileOnlyTheLinesOfOnePointAreTaken() throws IOException {
        Path file = MeterSamples.named("eiep3-sample.txt");
        for (String icp : List.of("XXXXXXXXXXXXXXX", "AAAAAAAAAAAAAAA")) {
            Taken taken = taken(file, Taken.context(icp));

            BigDecimal kilowattHours = Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("DET," + icp))
                    .map(line -> new BigDecimal(line.split(",")[6]))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(taken.report().format()).isEqualTo(FileFormat.EIEP3);
            assertThat(taken.reads()).hasSize(48);
            assertThat(taken.report().leftOut()).isEqualTo(48);
            assertThat(taken.total(Channel.EXTRACTION))
                    .isEqualTo(kilowattHours.movePointRight(6).longValueExact());
            assertThat(taken.report().from()).isEqualTo("2019-04-18T12:00:00Z");
            assertThat(taken.report().gaps()).isZero();
        }
    }

    @Test
    void greenButtonFilesOfOneMeterAreReadWhole() throws IOException {
        for (String name : List.of("15minLP_15Days.xml", "1hrLP_32Days.xml")) {
            Path file = MeterSamples.named(name);

            Taken taken = taken(file, Taken.context());

            long wattHours = 0;
            var begins = new TreeSet<Long>();
            long length = 0;
            var readings = READING.matcher(Files.readString(file).replaceAll("(?s)<!--.*?-->", ""));
            while (readings.find()) {
                length = Long.parseLong(readings.group(1));
                begins.add(Long.parseLong(readings.group(2)));
                wattHours += Long.parseLong(readings.group(3));
            }
            assertThat(taken.report().format()).isEqualTo(FileFormat.GREEN_BUTTON);
            assertThat(taken.report().zone()).isEqualTo(ZoneId.of("America/New_York"));
            assertThat(taken.reads()).hasSize(begins.size());
            assertThat(taken.total(Channel.EXTRACTION)).isEqualTo(wattHours * 1_000);
            assertThat(taken.report().gaps())
                    .isEqualTo((begins.last() - begins.first()) / length + 1 - begins.size())
                    .isZero();
            assertThat(taken.report().from()).isEqualTo(Instant.ofEpochSecond(begins.first()));
        }
    }

    @Test
    void theUsagePointsOfABatchAreSummedByDirection() throws IOException {
        Path file = MeterSamples.named("BatchFeedThreeUsagePoints_M.xml");

        Taken taken = taken(file, Taken.context());

        Map<String, Long> wattHours = new HashMap<>();
        String direction = "";
        for (String entry : Files.readString(file).split("<entry>")) {
            var found = Pattern.compile("<flowDirection>(\\d+)<").matcher(entry);
            direction = found.find() ? found.group(1) : direction;
            var readings = READING.matcher(entry);
            while (readings.find()) {
                wattHours.merge(direction, Long.parseLong(readings.group(3)), Long::sum);
            }
        }
        assertThat(taken.reads()).hasSize(2 * 96);
        assertThat(taken.total(Channel.EXTRACTION)).isEqualTo(wattHours.get("1") * 1_000);
        assertThat(taken.total(Channel.INJECTION)).isEqualTo(wattHours.get("19") * 1_000);
    }

    @Test
    void gapsAndDuplicatesOfAHalfHourlySeriesAreCounted() throws IOException {
        Path file = MeterSamples.named("uk-half-hourly-with-gaps.csv.gz");

        Taken taken = taken(file, new Context(ZoneOffset.UTC, Optional.empty(), Taken.NOW));

        Map<Long, BigDecimal> reads = new HashMap<>();
        List<String> lines = lines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            LocalDateTime time = LocalDateTime.parse(cells[0].replace(' ', 'T'));
            reads.put(time.toEpochSecond(ZoneOffset.UTC), new BigDecimal(cells[1]).setScale(6, RoundingMode.HALF_UP));
        }
        var begins = new TreeSet<>(reads.keySet());
        BigDecimal kilowattHours = reads.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(taken.report().intervals()).isEqualTo(reads.size());
        assertThat(taken.report().duplicates())
                .isEqualTo(lines.size() - 1 - reads.size())
                .isEqualTo(15);
        assertThat(taken.report().replaced()).isZero();
        assertThat(taken.report().gaps())
                .isEqualTo((begins.last() - begins.first()) / 1_800 + 1 - begins.size())
                .isPositive();
        assertThat(taken.total(Channel.EXTRACTION))
                .isEqualTo(kilowattHours.movePointRight(6).longValueExact());
    }

    @Test
    void theSameSeriesOnTheClockOfItsPlaceLosesTheHoursThatTheClockSkips() throws IOException {
        Path file = MeterSamples.named("uk-half-hourly-with-gaps.csv.gz");

        Taken taken = taken(file, new Context(ZoneId.of("Europe/London"), Optional.empty(), Taken.NOW));

        // 01:00 and 01:30 of 31 March 2013.
        assertThat(taken.report().leftOut()).isEqualTo(2);
        assertThat(taken.report().leftOutLines())
                .extracting(NotedLine::reason)
                .containsOnly("the clock skips this time");
        assertThat(taken.report().duplicates()).isEqualTo(15);
    }

    @Test
    void monthsOfMinutesAreReadAsEnergy() throws IOException {
        MeterSamples.named("refit-house20/2014-04.csv.gz");
        List<Path> months;
        try (Stream<Path> files = Files.list(MeterSamples.named("refit-house20"))) {
            months = new ArrayList<>(
                    files.filter(name -> name.toString().endsWith(".csv.gz")).toList());
        }
        assertThat(months).hasSize(6);
        for (Path month : months) {
            Taken taken = taken(month, new Context(ZoneOffset.UTC, Optional.empty(), Taken.NOW));

            List<String> lines = lines(month);
            BigDecimal watts = lines.subList(1, lines.size()).stream()
                    .map(line -> new BigDecimal(line.split(",")[1]))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            double milliwattHours = watts.doubleValue() * 1_000 / 60;
            assertThat(taken.report().format()).isEqualTo(FileFormat.POWER_CSV);
            assertThat(taken.report().intervals()).isEqualTo(lines.size() - 1);
            assertThat(taken.report().gaps()).isZero();
            assertThat(taken.reads()).allMatch(read -> read.seconds() == 60);
            assertThat((double) taken.total(Channel.EXTRACTION)).isCloseTo(milliwattHours, within(0.51 * lines.size()));
        }
    }
}
