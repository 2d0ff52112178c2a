package io.homewatt.benchmark.report;

import io.homewatt.benchmark.scenario.Result;
import io.homewatt.benchmark.scenario.Result.Place;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.HdrHistogram.Histogram;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The results as pictures in HTML. */
record Plots(Results results) {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 420;
    private static final double[] PERCENTILES = {0, 10, 25, 50, 75, 90, 95, 99, 99.9};

    /** Each scenario's ratio to the floor. */
    String ratios() {
        List<String> names = results.scenarios().stream()
                .filter(scenario -> results.ratio(scenario).isPresent())
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        CategoryChart chart = bars("ratio");
        chart.addSeries(
                "ratio to the floor",
                names,
                names.stream().map(name -> results.ratio(name).orElseThrow()).toList());
        return image(chart, "Ratios to the floor");
    }

    /** Medians and 99 in 100, in each place. */
    String times() {
        List<String> names = results.scenarios().stream()
                .filter(scenario -> results.of(scenario).anyMatch(result -> !result.isSaturated()))
                .toList();
        if (names.isEmpty()) {
            return "";
        }
        CategoryChart chart = bars("ms");
        chart.getStyler().setLegendVisible(true);
        for (Place place : Place.values()) {
            for (double percent : new double[] {50, 99}) {
                List<Double> times =
                        names.stream().map(name -> time(name, place, percent)).toList();
                if (times.stream().anyMatch(Objects::nonNull)) {
                    chart.addSeries(place + ", p" + (int) percent, names, times);
                }
            }
        }
        return image(chart, "Times at a fixed rate");
    }

    /** What share of a scenario's requests was answered in which time. */
    String distribution(String scenario) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(scenario)
                .xAxisTitle("percent of the answers")
                .yAxisTitle("ms at most")
                .build();
        chart.getStyler().setYAxisLogarithmic(true).setLegendPosition(LegendPosition.OutsideE);
        white(chart);
        List<Result> drawn = results.of(scenario)
                .filter(result -> result.measured().latencies().getTotalCount() > 0)
                .toList();
        for (Result result : drawn) {
            Histogram latencies = result.measured().latencies();
            double[] times = IntStream.range(0, PERCENTILES.length)
                    .mapToDouble(i -> latencies.getValueAtPercentile(PERCENTILES[i]) / 1000.0)
                    .toArray();
            chart.addSeries(
                            result.place()
                                    + (result.isSaturated()
                                            ? ", saturated"
                                            : result.half() ? " at half of that" : " at a fixed rate"),
                            PERCENTILES,
                            times)
                    .setMarker(SeriesMarkers.CIRCLE);
        }
        return drawn.isEmpty() ? "" : image(chart, "Times of " + scenario);
    }

    /** In ms; none is drawn as nothing. */
    private Double time(String scenario, Place place, double percent) {
        return results.of(scenario)
                .filter(result -> !result.isSaturated() && result.place() == place)
                .findFirst()
                .map(result -> result.measured().percentile(percent))
                .filter(millis -> millis > 0)
                .orElse(null);
    }

    private static CategoryChart bars(String axis) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .yAxisTitle(axis)
                .build();
        chart.getStyler().setXAxisLabelRotation(45).setLegendVisible(false).setLegendPosition(LegendPosition.OutsideE);
        white(chart);
        return chart;
    }

    private static void white(Chart<?, ?> chart) {
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
    }

    private static String image(Chart<?, ?> chart, String title) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        chart.paint(canvas, WIDTH, HEIGHT);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "<p><img alt=\"%s\" src=\"data:image/png;base64,%s\"></p>\n"
                .formatted(title, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
