package io.homewatt.benchmark.report;

import io.homewatt.benchmark.scenario.Result;
import java.util.List;
import java.util.stream.Collectors;

/** The report as a page that stands by itself: the plots are in it. */
record Page(Report report) {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Homewatt: what requests take</title>
            <style>
            body { font: 15px/1.5 sans-serif; max-width: 1100px; margin: 2em auto; padding: 0 1em; }
            table { border-collapse: collapse; font-size: 13px; }
            th, td { padding: 2px 10px; text-align: right; border-bottom: 1px solid #ddd; }
            th:nth-child(-n+3), td:nth-child(-n+3) { text-align: left; }
            img { max-width: 100%; }
            </style>
            </head>
            <body>
            """;

    String html() {
        Plots plots = new Plots(report.results());
        return HEAD
                + "<h1>What requests take</h1>\n"
                + paragraphs(report.circumstances())
                + verdict("Broken bounds", report.broken(), "Every bound was held.")
                + verdict("Aims not reached", report.missed(), "Every aim was reached.")
                + "<h2>Beside the floor</h2>\n"
                + "<p>Answers a second of the saturated service in those of a bare server with the same statements.</p>\n"
                + plots.ratios()
                + "<h2>At a fixed rate</h2>\n"
                + plots.times()
                + "<h2>All figures</h2>\n"
                + table()
                + "<h2>How times are distributed</h2>\n"
                + report.results().scenarios().stream().map(plots::distribution).collect(Collectors.joining())
                + "</body>\n</html>\n";
    }

    private String table() {
        StringBuilder table = new StringBuilder("<table>\n" + row("th", Table.HEADER));
        for (Result result : report.results().all()) {
            table.append(row("td", Table.cells(result, report.results())));
        }
        return table.append("</table>\n").toString();
    }

    private static String row(String element, List<String> cells) {
        return cells.stream()
                .map(cell -> "<%1$s>%2$s</%1$s>".formatted(element, escaped(cell)))
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String verdict(String title, List<String> lines, String otherwise) {
        return lines.isEmpty()
                ? "<p>" + otherwise + "</p>\n"
                : "<h2>" + title + "</h2>\n"
                        + lines.stream()
                                .map(line -> "<li>" + escaped(line) + "</li>\n")
                                .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }

    private static String paragraphs(List<String> lines) {
        return lines.stream().map(line -> "<p>" + escaped(line) + "</p>\n").collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
