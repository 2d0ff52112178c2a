package io.homewatt.benchmark.floor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Arrays;

/** An answer in JSON. */
record Answer(int status, JsonObject body) {
    static Answer notFound() {
        return new Answer(404, new JsonObject());
    }

    /** A row with all its columns; 404 without one. */
    static Answer ofFirst(RowSet<Row> rows) {
        return rows.size() == 0
                ? notFound()
                : new Answer(200, json(rows.iterator().next()));
    }

    static Answer ofAll(RowSet<Row> rows) {
        return new Answer(200, new JsonObject().put("results", array(rows)));
    }

    static JsonArray array(RowSet<Row> rows) {
        var all = new JsonArray();
        rows.forEach(row -> all.add(json(row)));
        return all;
    }

    static JsonObject json(Row row) {
        var object = new JsonObject();
        for (int i = 0; i < row.size(); i++) {
            Object value = row.getValue(i);
            boolean plain = value == null
                    || value instanceof Number
                    || value instanceof Boolean
                    || value instanceof JsonObject
                    || value instanceof JsonArray;
            Object text = value instanceof Object[] list ? new JsonArray(Arrays.asList(list)) : String.valueOf(value);
            object.put(row.getColumnName(i), plain ? value : text);
        }
        return object;
    }
}
