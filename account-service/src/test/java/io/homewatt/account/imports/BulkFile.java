package io.homewatt.account.imports;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A bulk file of the Utility Rate Database in its true shape: some 700 columns, of which a record has a few. */
final class BulkFile {
    private static final List<String> PLAIN = List.of(
            "label",
            "eiaid",
            "name",
            "is_default",
            "startdate",
            "enddate",
            "latest_update",
            "utility",
            "sector",
            "supersedes",
            "description",
            "source",
            "sourceparent",
            "basicinformationcomments",
            "servicetype",
            "voltagecategory",
            "phasewiring",
            "peakkwcapacitymin",
            "peakkwcapacitymax",
            "peakkwhusagemin",
            "peakkwhusagemax",
            "flatdemandunit",
            "demandrateunit",
            "demandweekdayschedule",
            "demandweekendschedule",
            "demandcomments",
            "dgrules",
            "energyweekdayschedule",
            "energyweekendschedule",
            "energycomments",
            "energyattrs",
            "fixedchargefirstmeter",
            "fixedchargeunits",
            "mincharge",
            "minchargeunits");

    private final List<String> columns = new ArrayList<>(PLAIN);

    BulkFile() {
        for (int month = 1; month <= 12; month++) {
            columns.add("flatdemandmonth" + month);
        }
        tiers("flatdemandstructure", 5, 5);
        tiers("demandratestructure", 8, 5);
        tiers("energyratestructure", 16, 5);
    }

    private void tiers(String structure, int periods, int tiers) {
        for (int period = 0; period < periods; period++) {
            for (int tier = 0; tier < tiers; tier++) {
                for (String member : List.of("max", "rate", "unit", "adj", "sell")) {
                    if (!member.equals("sell") || structure.startsWith("energy")) {
                        columns.add("%s/period%d/tier%d%s".formatted(structure, period, tier, member));
                    }
                }
            }
        }
    }

    int columns() {
        return columns.size();
    }

    /** As many records as wanted, the same each time. */
    void write(Writer out, int records) throws IOException {
        out.write(String.join(",", columns));
        out.write("\n");
        var random = new Random(1);
        for (int i = 0; i < records; i++) {
            Map<String, String> record = record(i, random);
            var line = new StringBuilder(4_096);
            for (String column : columns) {
                line.append(quoted(record.getOrDefault(column, ""))).append(',');
            }
            line.setCharAt(line.length() - 1, '\n');
            out.write(line.toString());
        }
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                ? "\"" + cell.replace("\"", "\"\"") + "\""
                : cell;
    }

    private static Map<String, String> record(int number, Random random) {
        var record = new HashMap<String, String>();
        record.put("label", label(number));
        record.put("eiaid", String.valueOf(10_000 + number % 3_000));
        record.put("utility", "Utility No. %d, Inc (of Somewhere)".formatted(number % 3_000));
        record.put("name", "GS-%d: General Service, Secondary \"Large\"".formatted(number % 97));
        record.put("is_default", number % 5 == 0 ? "True" : "False");
        record.put("startdate", "20%02d-01-01 00:00:00".formatted(10 + number % 15));
        record.put("latest_update", "2024-04-20 10:22:25");
        record.put(
                "sector",
                List.of("Residential", "Commercial", "Industrial", "Lighting").get(number % 4));
        // Chains of four versions, the newest first.
        record.put("supersedes", number % 4 == 3 ? "" : label(number + 1));
        record.put("description", "Applies to all, and more.\nSee \"Rules\", page 7.".repeat(5));
        record.put("source", "https://example.org/tariffs/%d.pdf".formatted(number));
        record.put("servicetype", "Bundled");
        record.put("energycomments", "Fuel, taxes and \"riders\"\nare not in it.");
        record.put("energyattrs", "[{\"Rider A\": \"$0.001/kWh\"}, {\"Rider B\": \"$0.002/kWh\"}]");
        record.put("fixedchargefirstmeter", "%.2f".formatted(random.nextDouble() * 50));
        record.put("fixedchargeunits", "$/month");
        int periods = 1 + number % 4;
        record.put("energyweekdayschedule", schedule(periods));
        record.put("energyweekendschedule", schedule(1));
        for (int period = 0; period < periods; period++) {
            for (int tier = 0; tier < 2; tier++) {
                String column = "energyratestructure/period%d/tier%d".formatted(period, tier);
                record.put(column + "rate", "%.5f".formatted(random.nextDouble()));
                record.put(column + "adj", "%.4f".formatted(random.nextDouble() / 100));
                record.put(column + "unit", "kWh");
                if (tier == 0) {
                    record.put(column + "max", "500");
                }
            }
        }
        if (number % 2 == 0) {
            record.put("demandweekdayschedule", schedule(2));
            record.put("demandweekendschedule", schedule(1));
            record.put("demandratestructure/period0/tier0rate", "%.2f".formatted(random.nextDouble() * 20));
            record.put("demandratestructure/period1/tier0rate", "%.2f".formatted(random.nextDouble() * 20));
            record.put("flatdemandstructure/period0/tier0rate", "%.2f".formatted(random.nextDouble() * 20));
            for (int month = 1; month <= 12; month++) {
                record.put("flatdemandmonth" + month, "0");
            }
        }
        return record;
    }

    private static String label(int number) {
        return "5%023x".formatted(number);
    }

    /** The first period at night, the last one on summer afternoons. */
    private static String schedule(int periods) {
        var months = new StringBuilder("[");
        for (int month = 0; month < 12; month++) {
            months.append(month == 0 ? "[" : ", [");
            for (int hour = 0; hour < 24; hour++) {
                int period = hour < 8 ? 0 : hour < 16 ? Math.min(1, periods - 1) : month / 4 % periods;
                months.append(hour == 0 ? "" : ", ").append(period);
            }
            months.append(']');
        }
        return months.append(']').toString();
    }
}
