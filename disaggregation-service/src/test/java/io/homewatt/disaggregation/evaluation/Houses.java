package io.homewatt.disaggregation.evaluation;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.IntervalRead;
import io.homewatt.disaggregation.estimate.Method;
import io.homewatt.disaggregation.estimate.Site;
import io.homewatt.disaggregation.evaluation.Errors.Known;
import io.homewatt.simulator.meter.MeterRead;
import io.homewatt.simulator.meter.SyntheticHouse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The homes that methods are tried on. */
public final class Houses {
    /** The reference's method: at one minute it is the truth for real houses, of which nobody knows a better one. */
    static final Method REFERENCE = Baselines.windows(2, 0, 0.5);

    private static final Site ANYWHERE = new Site(ZoneOffset.UTC, Optional.empty(), false);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private Houses() {}

    static List<Known> synthetic(int count) {
        return IntStream.range(0, count)
                .mapToObj(SyntheticHouse::new)
                .map(house -> known(house, house.deliveredReads()))
                .toList();
    }

    /** The same homes, seen by a perfect meter by the minute. */
    static List<Known> syntheticByTheMinute(int count) {
        return IntStream.range(0, count)
                .mapToObj(SyntheticHouse::new)
                .map(house -> known(house, house.exactReads(1)))
                .toList();
    }

    private static Known known(SyntheticHouse house, List<MeterRead> delivered) {
        Site site = site(house);
        return new Known(house.month(), site.zone(), house.alwaysOn(), days(house.month(), site, reads(delivered)));
    }

    /** What the estimate may know of a synthetic house. */
    public static Site site(SyntheticHouse house) {
        Optional<Site.Location> location = house.isLocated()
                ? Optional.of(new Site.Location(SyntheticHouse.LATITUDE, SyntheticHouse.LONGITUDE))
                : Optional.empty();
        return new Site(SyntheticHouse.ZONE, location, house.isSolar());
    }

    /** A meter's reads, all stated at one time. */
    public static List<IntervalRead> reads(List<MeterRead> delivered) {
        return delivered.stream()
                .map(read -> new IntervalRead(
                        read.begin(), read.seconds(), read.milliwattHours(), read.estimated(), Instant.EPOCH))
                .toList();
    }

    /**
     * Months of real houses at 30 minutes, from a folder of {@code *.csv.gz} with one month by the minute in each: columns
     * {@code Time} and {@code Aggregate} (W).
     */
    static List<Known> real(Path folder) throws IOException {
        List<Known> months = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Map<Long, Double> halfHours = new TreeMap<>();
            Map<Long, Integer> minutes = new HashMap<>();
            List<IntervalRead> byTheMinute = new ArrayList<>();
            try (var rows = CsvReader.builder()
                    .ofNamedCsvRecord(new InputStreamReader(
                            new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (NamedCsvRecord row : rows) {
                    if (!row.getField("Aggregate").isEmpty()) {
                        double watts = Double.parseDouble(row.getField("Aggregate"));
                        long second =
                                LocalDateTime.parse(row.getField("Time"), TIME).toEpochSecond(ZoneOffset.UTC);
                        byTheMinute.add(read(second, 60, watts));
                        halfHours.merge(second / 1800 * 1800, watts / 30, Double::sum);
                        minutes.merge(second / 1800 * 1800, 1, Integer::sum);
                    }
                }
            }
            List<IntervalRead> reads = halfHours.entrySet().stream()
                    .filter(halfHour -> minutes.get(halfHour.getKey()) == 30)
                    .map(halfHour -> read(halfHour.getKey(), 1800, halfHour.getValue()))
                    .toList();
            YearMonth month = YearMonth.from(byTheMinute.get(0).begin().atOffset(ZoneOffset.UTC));
            Known exact = new Known(month, ZoneOffset.UTC, Double.NaN, days(month, ANYWHERE, byTheMinute));
            exact.estimate(REFERENCE)
                    .ifPresent(
                            truth -> months.add(new Known(month, ZoneOffset.UTC, truth, days(month, ANYWHERE, reads))));
        }
        return months;
    }

    private static IntervalRead read(long second, int seconds, double watts) {
        long energy = Math.round(watts * seconds / 3.6);
        return new IntervalRead(Instant.ofEpochSecond(second), seconds, energy, false, Instant.EPOCH);
    }

    static List<DayReads> days(YearMonth month, Site site, List<IntervalRead> reads) {
        Map<Integer, List<IntervalRead>> byDay = new TreeMap<>();
        for (IntervalRead read : reads) {
            byDay.computeIfAbsent(read.begin().atZone(site.zone()).getDayOfMonth(), day -> new ArrayList<>())
                    .add(read);
        }
        return byDay.entrySet().stream()
                .map(day -> DayReads.of(month.atDay(day.getKey()), site, day.getValue()))
                .toList();
    }
}
