package io.homewatt.disaggregation.alwayson;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.DaySummary;
import io.homewatt.disaggregation.estimate.FlatStretch;
import io.homewatt.disaggregation.estimate.IntervalRead;
import io.homewatt.disaggregation.estimate.MonthEstimate;
import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.evaluation.SyntheticHouse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Leaves what it has drawn in {@code target/charts}, to be looked at. */
class AlwaysOnChartTest {
    private static final Path OUT = Path.of("target", "charts");

    @ParameterizedTest
    @ValueSource(longs = {3, 7, 8, 19})
    void aHouseIsDrawnInBothFormats(long seed) throws Exception {
        AlwaysOnChart chart = chart("home-" + seed, seed);

        byte[] svg = chart.drawn(PictureFormat.SVG);
        byte[] png = chart.drawn(PictureFormat.PNG);

        Files.createDirectories(OUT);
        Files.write(OUT.resolve("house-" + seed + ".svg"), svg);
        Files.write(OUT.resolve("house-" + seed + ".png"), png);
        assertThat(title(svg))
                .matches("Account home-" + seed + ": load in [A-Z][a-z]+ 2025\\. "
                        + "Always on: \\d+ W, which is \\d+ kWh or \\d+ % of the month's use");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(600);
    }

    static AlwaysOnChart chart(String account, long seed) {
        var house = new SyntheticHouse(seed);
        List<IntervalRead> reads = house.deliveredReads();
        var method = new FlatStretch();
        List<DaySummary> days = Stream.iterate(house.month().atDay(1), day -> day.plusDays(1))
                .limit(house.month().lengthOfMonth())
                .map(day -> DaySummary.of(DayReads.of(day, house.site(), reads), method))
                .toList();
        var figure = (AlwaysOn) MonthEstimate.of(house.month(), house.site().zone(), days, method);
        return new AlwaysOnChart(account, HourlyLoads.of(house.month(), house.site(), reads), figure);
    }

    private static String title(byte[] svg) throws Exception {
        return parse(svg).getElementsByTagName("title").item(0).getTextContent();
    }

    private static Document parse(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
