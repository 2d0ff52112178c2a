package io.homewatt.account.imports;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * OpenEI's table of the utilities in each ZIP code. What a utility supplies in one state is a territory; the average
 * rates are left alone.
 */
final class ZipUtilities implements Importer {
    private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
    private static final int ZIP_LENGTH = 5;

    private static final String ADD_TERRITORIES = """
            insert into territory (territory_id, lse_id, name, state, item_types)
            select nextval('catalogue_id'), lse_id, territory, state, 'ZIPCODE'
            from (select distinct lse_id, name || ' (' || state || ')' as territory, state
                  from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb)) as r (code varchar, state varchar)
                  join lse using (code)
                  where lse.country = 'US') as given
            where not exists (
              select from territory t where t.lse_id = given.lse_id and t.name = given.territory)
            on conflict do nothing""";

    /** A utility has each postcode once, whatever its territory there is called. */
    private static final String ADD_POSTCODES = """
            with written as (
              insert into territory_postcode (country, postcode, territory_id)
              select distinct 'US', zip, territory_id
              from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb))
                as r (code varchar, state varchar, zip varchar)
              join lse using (code)
              join territory t on t.lse_id = lse.lse_id and t.name = lse.name || ' (' || r.state || ')'
              where lse.country = 'US'
                and not exists (
                  select from territory_postcode p join territory other using (territory_id)
                  where p.country = 'US' and p.postcode = r.zip and other.lse_id = lse.lse_id)
              on conflict do nothing
              returning 1)
            select count(*), 0 from written""";

    @Override
    public void read(ImportFile file, ImportRun run) throws IOException {
        try (InputStream text = file.open()) {
            var table = new CsvTable(text);
            table.require("zip", "eiaid", "utility_name", "state");
            while (table.next()) {
                run.record(table.line(), null, () -> row(table));
            }
        }
    }

    private static Map<String, Object> row(CsvTable table) {
        table.checkWidth();
        Map<String, Object> row = new HashMap<>();
        row.put("zip", zip(table.get("zip")));
        row.put("code", Values.eiaId("eiaid", table.get("eiaid")));
        row.put("entity", Values.text("utility_name", table.get("utility_name")));
        row.put("state", state(table.get("state")));
        row.put("ownership", Values.text(table.get("ownership")));
        return row;
    }

    /** Programs that take it for a number leave out the zeros at its start. */
    private static String zip(String text) {
        String digits = String.valueOf(Values.whole("zip", text));
        if (digits.length() > ZIP_LENGTH) {
            throw new BadRecord("zip has more than five digits");
        }
        return "0".repeat(ZIP_LENGTH - digits.length()) + digits;
    }

    /** The code of a state. */
    static String state(String text) {
        String state = Values.text("state", text).toUpperCase(Locale.ROOT);
        if (!STATE.matcher(state).matches()) {
            throw new BadRecord("state is not two letters");
        }
        return state;
    }

    @Override
    public Uni<Written> write(Mutiny.Session session, String batch) {
        return Entities.add(session, Entities.UNITED_STATES, batch)
                .chain(() -> session.createNativeQuery(ADD_TERRITORIES)
                        .setParameter("batch", batch)
                        .executeUpdate())
                .chain(() -> session.createNativeQuery(ADD_POSTCODES, Object[].class)
                        .setParameter("batch", batch)
                        .getSingleResult())
                .map(Written::of);
    }
}
