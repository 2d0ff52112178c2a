package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A home's load of one month by day and hour, in grey, and the part of it that is always on, hatched under a dashed line:
 * to be told apart in black and white, too. Drawing keeps a CPU busy for a while, so no event loop does it.
 *
 * @param account as its utility calls it
 * @param figure the month's always-on load
 */
record AlwaysOnChart(String account, HourlyLoads loads, AlwaysOn figure) {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 600;
    /** Below the plot: the days and the legend. */
    private static final int FOOT = 110;

    private static final int HATCH = 6;
    private static final int LONGEST_ACCOUNT = 40;

    private static final Color LOAD = new Color(0xa8a8a8);
    private static final Color WEEKEND = new Color(0xeeeeee);
    private static final Color GRID = new Color(0xd0d0d0);
    private static final BasicStroke FINE = new BasicStroke(0.9f);
    private static final BasicStroke DASHED =
            new BasicStroke(2.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {9, 5}, 0);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** The picture, 1200 by 600 pixels. */
    byte[] drawn(PictureFormat format) {
        return format.of(title() + ". " + figureText(), WIDTH, HEIGHT, this::draw);
    }

    private void draw(Graphics2D canvas) {
        canvas.setColor(Color.WHITE);
        canvas.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        XYChart chart = chart();
        chart.paint(canvas, WIDTH, HEIGHT - FOOT);
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var plot = new Plot(
                chart.getScreenXFromChart(0),
                chart.getScreenXFromChart(days()),
                chart.getScreenYFromChart(0),
                chart.getScreenYFromChart(figure.watts()));
        var pen = new Pen(canvas);
        drawAlwaysOn(canvas, plot);
        drawDays(pen, plot);
        drawLegend(canvas, pen, plot);
    }

    private XYChart chart() {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT - FOOT)
                .title(title())
                .yAxisTitle("Load in W (mean of each hour)")
                .build();
        double highest = Math.max(
                figure.watts(),
                loads.watts().stream()
                        .flatMapToDouble(Arrays::stream)
                        .filter(watts -> !Double.isNaN(watts))
                        .max()
                        .orElse(0));
        // Rounding leaves room above the highest hour, and some where nothing was used at all.
        double top = Math.max(10, highest * 1.05);
        var styler = chart.getStyler();
        styler.setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Area)
                .setLegendVisible(false)
                .setChartTitleFont(Pen.font(Font.BOLD, 18))
                .setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderColor(Color.BLACK)
                .setPlotContentSize(1)
                .setChartFontColor(Color.BLACK);
        styler.setAxisTitleFont(Pen.font(Font.PLAIN, 14))
                .setAxisTickLabelsFont(Pen.font(Font.PLAIN, 12))
                .setAxisTickLabelsColor(Color.BLACK)
                .setXAxisTicksVisible(false)
                .setXAxisTitleVisible(false)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(FINE)
                .setPlotMargin(0)
                .setXAxisMin(0.0)
                .setXAxisMax((double) days())
                .setYAxisMin(0.0)
                .setYAxisMax(top);
        for (int day = 0; day < days(); day++) {
            if (isWeekend(day) && (day == 0 || !isWeekend(day - 1))) {
                double end = day + 1 < days() && isWeekend(day + 1) ? day + 2 : day + 1;
                addArea(chart, "weekend " + day, WEEKEND, new double[] {day, end}, new double[] {top, top});
            }
        }
        addLoad(chart);
        return chart;
    }

    /** Each hour from its begin to its end; days are equally wide, whatever hours they have. */
    private void addLoad(XYChart chart) {
        int points = 2 * loads.watts().stream().mapToInt(hours -> hours.length).sum();
        double[] x = new double[points];
        double[] y = new double[points];
        int next = 0;
        for (int day = 0; day < days(); day++) {
            double[] hours = loads.watts().get(day);
            for (int hour = 0; hour < hours.length; hour++) {
                x[next] = day + (double) hour / hours.length;
                x[next + 1] = day + (hour + 1.0) / hours.length;
                y[next] = hours[hour];
                y[next + 1] = hours[hour];
                next += 2;
            }
        }
        addArea(chart, "load", LOAD, x, y);
    }

    private static void addArea(XYChart chart, String name, Color color, double[] x, double[] y) {
        XYSeries area = chart.addSeries(name, x, y);
        area.setMarker(SeriesMarkers.NONE);
        area.setFillColor(color);
        area.setLineStyle(SeriesLines.NONE);
    }

    /** Where there are reads, from the zero line up to the load that is always on. */
    private void drawAlwaysOn(Graphics2D canvas, Plot plot) {
        double width = (plot.right - plot.left) / days();
        for (int day = 0; day < days(); day++) {
            double[] hours = loads.watts().get(day);
            int begin = 0;
            for (int hour = 0; hour <= hours.length; hour++) {
                if (hour == hours.length || Double.isNaN(hours[hour])) {
                    if (begin < hour) {
                        double x = plot.left + width * (day + (double) begin / hours.length);
                        double length = width * (hour - begin) / hours.length;
                        hatch(canvas, new Rectangle2D.Double(x, plot.top, length, plot.bottom - plot.top), plot.left);
                    }
                    begin = hour + 1;
                }
            }
        }
        canvas.setColor(Color.BLACK);
        canvas.setStroke(DASHED);
        canvas.draw(new Line2D.Double(plot.left, plot.top, plot.right, plot.top));
    }

    /** Diagonals that go on from one area to the next. */
    private static void hatch(Graphics2D canvas, Rectangle2D area, double origin) {
        canvas.setColor(Color.BLACK);
        canvas.setStroke(FINE);
        var lines = new Path2D.Double();
        double first = area.getX() - area.getHeight() - origin;
        for (double x = origin + HATCH * Math.ceil(first / HATCH); x < area.getMaxX(); x += HATCH) {
            double from = Math.max(0, area.getX() - x);
            double to = Math.min(area.getHeight(), area.getMaxX() - x);
            if (from < to) {
                lines.moveTo(x + from, area.getMaxY() - from);
                lines.lineTo(x + to, area.getMaxY() - to);
            }
        }
        canvas.draw(lines);
    }

    private void drawDays(Pen pen, Plot plot) {
        double width = (plot.right - plot.left) / days();
        for (int day = 0; day <= days(); day++) {
            double midnight = plot.left + width * day;
            pen.line(midnight, plot.bottom, midnight, plot.bottom + 6);
            if (day < days()) {
                LocalDate date = loads.month().atDay(day + 1);
                pen.centred(String.valueOf(date.getDayOfMonth()), midnight + width / 2, plot.bottom + 18, 12);
                String weekday = date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                pen.centred(weekday, midnight + width / 2, plot.bottom + 33, 11);
            }
        }
        pen.centred("Day, from midnight to midnight", (plot.left + plot.right) / 2, plot.bottom + 56, 14);
    }

    private void drawLegend(Graphics2D canvas, Pen pen, Plot plot) {
        double y = HEIGHT - 34.0;
        double x = plot.left;
        var box = new Rectangle2D.Double(x, y, 34, 18);
        canvas.setColor(LOAD);
        canvas.fill(box);
        hatch(canvas, box, x);
        canvas.setStroke(DASHED);
        canvas.draw(new Line2D.Double(x, y, x + 34, y));
        x = pen.text(figureText(), x + 42, y + 14, 14) + 30;
        box.x = x;
        canvas.setColor(LOAD);
        canvas.fill(box);
        x = pen.text("All load from the grid", x + 42, y + 14, 14) + 30;
        box.x = x;
        canvas.setColor(WEEKEND);
        canvas.fill(box);
        x = pen.text("Weekend", x + 42, y + 14, 14) + 30;
        pen.text("Not hatched: no reads", x, y + 14, 14);
    }

    private int days() {
        return loads.watts().size();
    }

    private boolean isWeekend(int day) {
        return loads.month().atDay(day + 1).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    private String title() {
        String shown = account.codePointCount(0, account.length()) <= LONGEST_ACCOUNT
                ? account
                : account.substring(0, account.offsetByCodePoints(0, LONGEST_ACCOUNT)) + "…";
        YearMonth month = loads.month();
        return "Account " + shown + ": load in " + MONTH.format(month);
    }

    private String figureText() {
        return String.format(
                Locale.ENGLISH,
                "Always on: %.0f W, which is %.0f kWh or %.0f %% of the month's use",
                figure.watts(),
                figure.kilowattHours(),
                100 * figure.ratio().doubleValue());
    }

    /** Where the plot is, in pixels; its top is that of what is always on. */
    private record Plot(double left, double right, double bottom, double top) {}
}
