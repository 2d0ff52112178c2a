package io.homewatt.disaggregation.alwayson;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.estimate.DayReads;
import io.homewatt.disaggregation.estimate.DaySummary;
import io.homewatt.disaggregation.estimate.FlatStretch;
import io.homewatt.disaggregation.estimate.IntervalRead;
import io.homewatt.disaggregation.estimate.MonthEstimate;
import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.estimate.Site;
import io.homewatt.disaggregation.evaluation.Houses;
import io.homewatt.simulator.meter.SyntheticHouse;
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

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "]]>&amp;\"'", "\ufffe\uffff", "\ud83c\udf3f 家", "\u202e"})
    void anAccountsIdIsNeverMarkup(String account) throws Exception {
        byte[] svg = chart(account, 7).drawn(PictureFormat.SVG);

        assertThat(title(svg)).startsWith("Account " + account.replaceAll("[\ufffe\uffff]", "?") + ": load in ");
        assertThat(parse(svg).getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void aLongIdIsCut() throws Exception {
        assertThat(title(chart("🌿".repeat(255), 7).drawn(PictureFormat.SVG)))
                .startsWith("Account " + "🌿".repeat(40) + "…: load in ");
    }

    @Test
    void aMonthWithoutReadsIsDrawnEmpty() throws Exception {
        AlwaysOnChart some = chart("home", 7);
        var none = HourlyLoads.of(some.loads().month(), Houses.site(new SyntheticHouse(7)), List.of());

        assertThat(none.watts()).hasSize(31).allSatisfy(hours -> assertThat(hours)
                .containsOnly(Double.NaN));
        assertThat(title(new AlwaysOnChart("home", none, some.figure()).drawn(PictureFormat.SVG)))
                .startsWith("Account home: ");
    }

    @Test
    void theSamePictureComesOutTheSame() {
        assertThat(chart("home", 8).drawn(PictureFormat.SVG))
                .isEqualTo(chart("home", 8).drawn(PictureFormat.SVG));
    }

    @Test
    void onlyGreyIsUsed() throws Exception {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(chart("home", 7).drawn(PictureFormat.PNG)));

        for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
            assertThat((pixel >> 16 & 0xff) == (pixel >> 8 & 0xff) && (pixel & 0xff) == (pixel >> 8 & 0xff))
                    .isTrue();
        }
    }

    static AlwaysOnChart chart(String account, long seed) {
        var house = new SyntheticHouse(seed);
        Site site = Houses.site(house);
        List<IntervalRead> reads = Houses.reads(house.deliveredReads());
        var method = new FlatStretch();
        List<DaySummary> days = Stream.iterate(house.month().atDay(1), day -> day.plusDays(1))
                .limit(house.month().lengthOfMonth())
                .map(day -> DaySummary.of(DayReads.of(day, site, reads), method))
                .toList();
        var figure = (AlwaysOn) MonthEstimate.of(house.month(), site.zone(), days, method);
        return new AlwaysOnChart(account, HourlyLoads.of(house.month(), site, reads), figure);
    }

    private static String title(byte[] svg) throws Exception {
        return parse(svg).getElementsByTagName("title").item(0).getTextContent();
    }

    private static Document parse(byte[] svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
    }
}
