package io.homewatt.platform.testing.schema;

import io.homewatt.platform.testing.schema.Schema.Column;
import io.homewatt.platform.testing.schema.Schema.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a migration made of a schema, and whether a program that knows the schema before can go on with the one after. */
record Change(Schema before, Schema after) {
    /**
     * Something that the program before may stumble over.
     *
     * @param what is affected, such as {@code column account.owner}
     */
    record Breach(String what, String how) {
        @Override
        public String toString() {
            return what + " " + how;
        }
    }

    /** All that it takes away, changes or demands. What it adds is no breach, as long as it can be left out. */
    List<Breach> breaches() {
        List<Breach> breaches = new ArrayList<>();
        before.tables().keySet().stream()
                .filter(table -> !after.tables().containsKey(table))
                .forEach(table -> breaches.add(new Breach("table " + table, "is gone")));
        before.columns().forEach((name, column) -> changed(name, column, breaches));
        after.columns().forEach((name, column) -> added(name, column, breaches));
        before.constraints().forEach((name, constraint) -> loosened(name, constraint, breaches));
        after.constraints().forEach((name, constraint) -> tightened(name, constraint, breaches));
        before.others().stream()
                .filter(other -> !after.others().contains(other))
                .forEach(other -> breaches.add(new Breach(other, "is gone")));
        return breaches;
    }

    private void changed(String name, Column was, List<Breach> breaches) {
        Column is = after.columns().get(name);
        String what = "column " + name;
        if (!after.tables().containsKey(was.table())) {
            return;
        }
        if (is == null) {
            breaches.add(new Breach(what, "is gone"));
        } else if (!is.type().equals(was.type())) {
            breaches.add(new Breach(what, "was " + was.type() + " and is " + is.type()));
        } else if (is.generated() && !was.generated()) {
            breaches.add(new Breach(what, "can't be written any more"));
        } else if (is.notNull() && !was.notNull()) {
            breaches.add(new Breach(what, "must not be null any more"));
        } else if (was.optional() && !is.optional()) {
            breaches.add(new Breach(what, "can't be left out any more"));
        }
    }

    private void added(String name, Column column, List<Breach> breaches) {
        if (isOld(column.table()) && !before.columns().containsKey(name) && !column.optional()) {
            breaches.add(new Breach("column " + name, "is new and can't be left out"));
        }
    }

    /** Conflicts are named after what is unique, and looked up by it. */
    private void loosened(String name, Constraint was, List<Breach> breaches) {
        if (was.unique()
                && after.tables().containsKey(was.table())
                && !after.constraints().containsKey(name)) {
            breaches.add(new Breach("constraint " + name, "is gone"));
        }
    }

    private void tightened(String name, Constraint is, List<Breach> breaches) {
        Constraint was = before.constraints().get(name);
        if (was != null && was.definition().equals(is.definition())) {
            return;
        }
        if (!isOld(is.table())) {
            if (is.holds() != null && isOld(is.holds())) {
                breaches.add(new Breach("constraint " + name, "keeps rows of " + is.holds() + " from being removed"));
            }
        } else if (was != null) {
            breaches.add(new Breach("constraint " + name, "is another one: " + is.definition()));
        } else if (!isAboutNewColumnsAlone(is)) {
            breaches.add(new Breach("constraint " + name, "is new: " + is.definition()));
        }
    }

    /** Rows that leave all of its columns out satisfy it: by nulls, or by defaults that it was checked with. */
    private boolean isAboutNewColumnsAlone(Constraint constraint) {
        List<Column> columns = constraint.columns().stream()
                .map(column -> constraint.table() + "." + column)
                .filter(column -> !before.columns().containsKey(column))
                .map(after.columns()::get)
                .filter(Objects::nonNull)
                .toList();
        return !columns.isEmpty()
                && columns.size() == constraint.columns().size()
                && (!constraint.unique() || columns.stream().anyMatch(column -> !column.notNull()));
    }

    /** What keeps others out of a table that is in use, and that may be large, for as long as it takes. */
    List<Breach> delays(String migration) {
        List<Breach> delays = new ArrayList<>();
        before.tables().forEach((table, file) -> {
            if (after.tables().containsKey(table) && !after.tables().get(table).equals(file)) {
                delays.add(new Breach("table " + table, "is written anew"));
            }
        });
        after.indexes().forEach((index, table) -> {
            if (isOld(table)
                    && !before.indexes().containsKey(index)
                    && !migration
                            .toLowerCase()
                            .matches(
                                    "(?s).*\\bindex\\s+concurrently\\s+(if\\s+not\\s+exists\\s+)?" + index + "\\b.*")) {
                delays.add(new Breach("index " + index, "is made on " + table + ", and not concurrently"));
            }
        });
        return delays;
    }

    private boolean isOld(String table) {
        return before.tables().containsKey(table);
    }
}
