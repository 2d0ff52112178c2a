package io.homewatt.account.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rates as the bulk file has them: what is nested in the API's answers is spread over columns such as
 * {@code energyratestructure/period0/tier1rate} and {@code flatdemandmonth1}, or is JSON in a cell.
 */
final class UrdbCsv implements UrdbSource {
    private static final Pattern TIER =
            Pattern.compile("([a-z]+structure)/period(\\d{1,3})/tier(\\d{1,3})([a-z]{1,20})");
    private static final Pattern MONTH = Pattern.compile("(flatdemandmonth)s?/?0?(\\d{1,2})");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Where a column's cells go. */
    private interface Place {
        void put(ObjectNode rate, String text);
    }

    @Override
    public void read(InputStream text, Each each) {
        var table = new CsvTable(text);
        table.require("label", "eiaid", "name", "utility", "sector", "energyratestructure/period0/tier0rate");
        List<Place> places = places(table.columns());
        while (table.next()) {
            String label = Values.id(table.get("label"));
            String supersedes = Values.id(table.get("supersedes"));
            each.rate(table.line(), label, supersedes, () -> nested(table, places));
        }
    }

    private static ObjectNode nested(CsvTable table, List<Place> places) {
        table.checkWidth();
        ObjectNode rate = JSON.objectNode();
        for (int i = 0; i < places.size(); i++) {
            String text = table.get(i);
            if (text != null) {
                places.get(i).put(rate, text);
            }
        }
        return rate;
    }

    private static List<Place> places(List<String> columns) {
        List<Place> places = new ArrayList<>();
        for (String column : columns) {
            Matcher tier = TIER.matcher(column);
            Matcher month = MONTH.matcher(column);
            if (tier.matches()) {
                String structure = tier.group(1);
                int period = Integer.parseInt(tier.group(2));
                int number = Integer.parseInt(tier.group(3));
                String member = tier.group(4);
                places.add((rate, text) ->
                        object(array(rate.withArray(structure), period), number).put(member, text));
            } else if (month.matches()) {
                int index = Integer.parseInt(month.group(2)) - 1;
                places.add((rate, text) -> {
                    ArrayNode months = rate.withArray("flatdemandmonths");
                    fill(months, index);
                    months.set(index, text);
                });
            } else {
                places.add((rate, text) -> rate.put(column, text));
            }
        }
        return places;
    }

    private static ArrayNode array(ArrayNode parent, int index) {
        fill(parent, index);
        if (!(parent.get(index) instanceof ArrayNode)) {
            parent.set(index, JSON.arrayNode());
        }
        return (ArrayNode) parent.get(index);
    }

    private static ObjectNode object(ArrayNode parent, int index) {
        fill(parent, index);
        if (!(parent.get(index) instanceof ObjectNode)) {
            parent.set(index, JSON.objectNode());
        }
        return (ObjectNode) parent.get(index);
    }

    private static void fill(ArrayNode array, int index) {
        while (array.size() <= index) {
            array.addNull();
        }
    }
}
