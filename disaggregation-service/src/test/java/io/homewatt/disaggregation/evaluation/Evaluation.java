package io.homewatt.disaggregation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.homewatt.disaggregation.estimate.FlatStretch;
import io.homewatt.disaggregation.estimate.Method;
import io.homewatt.disaggregation.evaluation.Errors.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/**
 * Compares ways to estimate the always-on load, on 200 synthetic houses and, if {@code -Dmeter.folder} names a folder of
 * one-minute data, on real ones. Prints a table and leaves it as CSV, with a plot, in {@code target/evaluation}. Not a
 * test, and so not run with them; CONTRIBUTING has the command.
 */
class Evaluation {
    private static final int HOUSES = 200;
    private static final Path OUT = Path.of("target", "evaluation");

    private static final String OURS = "lowest flat stretch (ours)";
    private static final String LOWEST_8 = "lowest 8 half-hours";
    private static final String QUANTILE_5 = "daily 5 % quantile";
    private static final String MINIMUM = "daily minimum";

    @Test
    void everyBaselineIsWorse() throws IOException {
        String folder = System.getProperty("meter.folder");
        List<Known> real = folder == null ? List.of() : Houses.real(Path.of(folder));
        List<Known> synthetic = Houses.synthetic(HOUSES);
        Files.createDirectories(OUT);

        Map<String, Method> compared = compared();
        List<String> csv = new ArrayList<>();
        csv.add("method,real_months,real_mean_absolute_error_percent,real_bias_percent,"
                + "synthetic_months,synthetic_mean_absolute_error_percent,synthetic_bias_percent");
        System.out.printf(
                "%n%-46s %17s %24s%n%-46s %8s %8s %15s %8s%n",
                "",
                "real, " + real.size() + " months",
                "synthetic, " + synthetic.size() + " months",
                "",
                "error",
                "bias",
                "error",
                "bias");
        Map<String, Errors> ofReal = new LinkedHashMap<>();
        Map<String, Errors> ofSynthetic = new LinkedHashMap<>();
        compared.forEach((name, method) -> {
            Errors seen = Errors.of(method, real);
            Errors made = Errors.of(method, synthetic);
            ofReal.put(name, seen);
            ofSynthetic.put(name, made);
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %8s %8s %15s %8s%n",
                    name,
                    percent("%.1f %%", seen.meanAbsolute()),
                    percent("%+.1f %%", seen.bias()),
                    percent("%.1f %%", made.meanAbsolute()),
                    percent("%+.1f %%", made.bias()));
            csv.add(String.format(
                    Locale.ROOT,
                    "\"%s\",%d,%s,%s,%d,%s,%s",
                    name,
                    seen.count(),
                    percent("%.2f", seen.meanAbsolute()),
                    percent("%.2f", seen.bias()),
                    made.count(),
                    percent("%.2f", made.meanAbsolute()),
                    percent("%.2f", made.bias())));
        });
        Errors yardstick = Errors.of(Houses.REFERENCE, Houses.syntheticByTheMinute(HOUSES));
        System.out.printf(
                Locale.ROOT,
                "%nThe truth of the real houses is the lowest 2 hours by the minute; on the synthetic ones that is off by"
                        + " %+.1f %%.%nEstimates for %d of the synthetic months.%n%n",
                100 * yardstick.bias(),
                ofSynthetic.get(OURS).count());
        Files.write(OUT.resolve("always-on.csv"), csv);
        plot(compared, synthetic);

        for (String baseline : List.of(LOWEST_8, QUANTILE_5, MINIMUM)) {
            assertThat(ofSynthetic.get(baseline).meanAbsolute())
                    .isGreaterThan(ofSynthetic.get(OURS).meanAbsolute());
            if (!real.isEmpty()) {
                assertThat(ofReal.get(baseline).meanAbsolute())
                        .isGreaterThan(ofReal.get(OURS).meanAbsolute());
            }
        }
    }

    private static Map<String, Method> compared() {
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put(OURS, new FlatStretch());
        methods.put("lowest 2 hours, median (reference)", Houses.REFERENCE);
        methods.put(LOWEST_8, Baselines.LOWEST_8);
        methods.put(QUANTILE_5, Baselines.QUANTILE_5);
        methods.put(MINIMUM, Baselines.MINIMUM);
        methods.put("tried: lowest 2 hours, 40 % of days", Baselines.windows(2, 0, 0.4));
        methods.put("tried: lowest 2 hours, 75 % of days", Baselines.windows(2, 0, 0.75));
        methods.put("tried: 5 % of the 2 hours, median", Baselines.windows(2, 0.05, 0.5));
        methods.put("tried: 10 % of the 2 hours, median", Baselines.windows(2, 0.1, 0.5));
        methods.put("tried: lowest 3 hours, median", Baselines.windows(3, 0, 0.5));
        methods.put("tried: lowest 4 hours, median", Baselines.windows(4, 0, 0.5));
        methods.put("tried: lowest 3 hours, 10 % of days", Baselines.windows(3, 0, 0.1));
        methods.put("tried: lowest 4 hours, 10 % of days", Baselines.windows(4, 0, 0.1));
        for (int tolerance : new int[] {0, 10, 20, 30}) {
            for (double share : new double[] {0.15, 0.25, 0.35, 0.5}) {
                methods.put(
                        String.format(Locale.ROOT, "tried: flat within %d %%, %.0f %% of days", tolerance, 100 * share),
                        new FlatStretch(tolerance, 5, share));
            }
        }
        return methods;
    }

    private static String percent(String format, double share) {
        return Double.isNaN(share) ? "" : String.format(Locale.ROOT, format, 100 * share);
    }

    private static void plot(Map<String, Method> compared, List<Known> houses) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(700)
                .title("Always-on load of synthetic houses")
                .xAxisTitle("true, W")
                .yAxisTitle("estimated, W")
                .build();
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(5);
        for (String name : List.of(OURS, LOWEST_8, QUANTILE_5, MINIMUM)) {
            List<Double> truth = new ArrayList<>();
            List<Double> estimate = new ArrayList<>();
            for (Known house : houses) {
                house.estimate(compared.get(name)).ifPresent(watts -> {
                    truth.add(house.truth());
                    estimate.add(watts);
                });
            }
            chart.addSeries(name, truth, estimate);
        }
        double most = houses.stream().mapToDouble(Known::truth).max().orElseThrow();
        chart.addSeries("exact", new double[] {0, most}, new double[] {0, most})
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        BitmapEncoder.saveBitmap(chart, OUT.resolve("always-on").toString(), BitmapFormat.PNG);
    }
}
