package io.homewatt.platform.testing.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a program relies on in its database, as PostgreSQL's catalogue tells.
 *
 * @param tables their names, and the file that each is kept in: another one after a change means that it was rewritten
 * @param columns by table and name
 * @param constraints by table and name: checks, keys, and unique indexes, which are as good as constraints
 * @param indexes their tables, by name
 * @param others all else that can be missed, as it is called: functions with their arguments and result, triggers, views,
 *     sequences, types and what is published
 */
record Schema(
        Map<String, Long> tables,
        Map<String, Column> columns,
        Map<String, Constraint> constraints,
        Map<String, String> indexes,
        Set<String> others) {

    /**
     * @param optional whether a new row may leave it out
     * @param generated whether a new row must leave it out
     */
    record Column(String table, String name, String type, boolean notNull, boolean optional, boolean generated) {}

    /**
     * @param kind as in {@code pg_constraint.contype}, and {@code i} for a unique index
     * @param columns those of its table that it is about
     * @param holds the table that rows can't be removed from while it refers to them; null if there is none
     */
    record Constraint(String table, String name, String kind, String definition, Set<String> columns, String holds) {
        boolean unique() {
            return kind.equals("p") || kind.equals("u") || kind.equals("i");
        }
    }

    private static final String TABLES = """
            select relname, relfilenode from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
              and relname <> 'flyway_schema_history'""";

    private static final String COLUMNS = """
            select c.relname, a.attname,
                   format_type(a.atttypid, a.atttypmod) || coalesce(' ' || l.collname, '') as type,
                   a.attnotnull, not a.attnotnull or a.atthasdef or a.attidentity <> '' as optional,
                   a.attgenerated <> '' or a.attidentity = 'a' as generated
            from pg_attribute a
            join pg_class c on c.oid = a.attrelid
            left join pg_collation l on l.oid = a.attcollation and l.collname <> 'default'
            where c.relname = any(?) and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
            order by c.relname, a.attnum""";

    private static final String CONSTRAINTS = """
            select t.relname, c.conname, c.contype, pg_get_constraintdef(c.oid) as definition,
                   array(select attname::varchar from pg_attribute where attrelid = c.conrelid and attnum = any(c.conkey)) as columns,
                   case when c.confdeltype in ('a', 'r') then f.relname end as holds
            from pg_constraint c
            join pg_class t on t.oid = c.conrelid
            left join pg_class f on f.oid = c.confrelid
            where t.relname = any(?) and t.relnamespace = 'public'::regnamespace and c.contype <> 'n'
            union all
            select t.relname, n.relname, 'i', pg_get_indexdef(n.oid),
                   array(select distinct a.attname::varchar from pg_depend d
                         join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                         where d.objid = n.oid and d.refobjid = t.oid and d.refobjsubid > 0),
                   null
            from pg_index i
            join pg_class t on t.oid = i.indrelid
            join pg_class n on n.oid = i.indexrelid
            where t.relname = any(?) and t.relnamespace = 'public'::regnamespace and i.indisunique
              and not exists (select from pg_constraint where conindid = n.oid)""";

    private static final String INDEXES = """
            select n.relname, t.relname
            from pg_index i join pg_class t on t.oid = i.indrelid join pg_class n on n.oid = i.indexrelid
            where t.relname = any(?) and t.relnamespace = 'public'::regnamespace""";

    /** What belongs to an extension counts as the extension's, and a serial column's sequence as the column's. */
    private static final String OTHERS = """
            select 'function ' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') returns '
                   || pg_get_function_result(p.oid)
            from pg_proc p
            where p.pronamespace = 'public'::regnamespace
              and not exists (select from pg_depend where objid = p.oid and deptype = 'e')
            union all
            select 'trigger ' || tgname || ' on ' || tgrelid::regclass from pg_trigger where not tgisinternal
            union all
            select case relkind when 'S' then 'sequence ' else 'view ' end || relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('S', 'v', 'm')
            union all
            select 'type ' || t.typname || coalesce(' with ' || e.enumlabel, '')
            from pg_type t left join pg_enum e on e.enumtypid = t.oid
            where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
            union all
            select 'extension ' || extname from pg_extension
            union all
            select 'publication ' || pubname || ' of ' || tablename from pg_publication_tables""";

    static Schema of(Connection connection) throws SQLException {
        Map<String, Long> tables = new LinkedHashMap<>();
        each(connection, TABLES, List.of(), row -> tables.put(row.getString(1), row.getLong(2)));
        Map<String, Column> columns = new LinkedHashMap<>();
        each(connection, COLUMNS, tables.keySet(), row -> {
            var column = new Column(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getBoolean(4),
                    row.getBoolean(5),
                    row.getBoolean(6));
            columns.put(column.table() + "." + column.name(), column);
        });
        Map<String, Constraint> constraints = new LinkedHashMap<>();
        each(connection, CONSTRAINTS, tables.keySet(), row -> {
            var constraint = new Constraint(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Set.of((String[]) row.getArray(5).getArray()),
                    row.getString(6));
            constraints.put(constraint.table() + "." + constraint.name(), constraint);
        });
        Map<String, String> indexes = new LinkedHashMap<>();
        each(connection, INDEXES, tables.keySet(), row -> indexes.put(row.getString(1), row.getString(2)));
        Set<String> others = new LinkedHashSet<>();
        each(connection, OTHERS, List.of(), row -> others.add(row.getString(1)));
        return new Schema(tables, columns, constraints, indexes, others);
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    /** @param tables the value of every parameter of the query */
    private static void each(Connection connection, String query, Collection<String> tables, Row read)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            var names = connection.createArrayOf("varchar", tables.toArray());
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setArray(i, names);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.read(rows);
                }
            }
        }
    }
}
