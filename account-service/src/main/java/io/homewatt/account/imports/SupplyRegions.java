package io.homewatt.account.imports;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * New Zealand's networks, from the Electricity Authority's network supply points table: each current network participant
 * is an entity, each network reporting region that it has a supply point in a territory of it, whose state is the
 * region's id. The one with most of a region's network supply points (types GN and NP) is called after the company in
 * the region's name, and its territory is the whole {@code REGION}; the others' are {@code EMBEDDED}.
 *
 * <p>The table has no postcodes. They may follow in a file of {@code postcode, region_id}, and go to the region's one.
 */
final class SupplyRegions implements Importer {
    private static final Set<String> NETWORK_TYPES = Set.of("GN", "NP");
    private static final Pattern COMPANY = Pattern.compile(".*\\(([^()]+)\\)");
    private static final Pattern PARTICIPANT = Pattern.compile("[A-Z0-9]{4}");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9]{1,10}");
    private static final Pattern POSTCODE = Pattern.compile("\\d{4}");
    private static final int MOST_TERRITORIES = 10_000;

    private static final String WRITE_TERRITORIES = """
            with written as (
              insert into territory as t (territory_id, lse_id, name, state, item_types)
              select coalesce(known.territory_id, nextval('catalogue_id')), lse.lse_id, r.name, r.state, r.item_types
              from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb))
                as r (code varchar, name varchar, state varchar, item_types varchar)
              join lse on lse.country = 'NZ' and lse.code = r.code
              left join territory known on known.lse_id = lse.lse_id and known.name = r.name
              on conflict (lse_id, name) do update set state = excluded.state, item_types = excluded.item_types
              where (t.state, t.item_types) is distinct from (excluded.state, excluded.item_types)
              returning old.territory_id is null as is_new)
            select count(*) filter (where is_new), count(*) filter (where not is_new) from written""";

    private static final String UNKNOWN_REGIONS = """
            select line from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb)) as r (line bigint, state varchar)
            where not exists (select from territory t join lse using (lse_id)
                              where lse.country = 'NZ' and t.state = r.state)
            order by line""";

    private static final String WRITE_POSTCODES = """
            with written as (
              insert into territory_postcode (country, postcode, territory_id)
              select 'NZ', postcode, territory_id
              from jsonb_to_recordset(cast(cast(:batch as varchar) as jsonb)) as r (postcode varchar, state varchar)
              join territory t using (state)
              join lse using (lse_id)
              where lse.country = 'NZ' and t.item_types = 'REGION'
              on conflict do nothing
              returning 1)
            select count(*), 0 from written""";

    private record Region(String id, String name) {}

    /** How many network supply points each participant has in a region. */
    private final Map<Region, Map<String, Integer>> points = new LinkedHashMap<>();

    private boolean postcodes;

    @Override
    public void read(ImportFile file, ImportRun run) throws IOException {
        try (InputStream text = file.open()) {
            var table = new CsvTable(text);
            postcodes = table.has("postcode") && table.has("region_id");
            if (!postcodes) {
                table.require(
                        "current flag",
                        "network participant",
                        "reconciliation type",
                        "network reporting region id",
                        "network reporting region");
            }
            while (table.next()) {
                run.record(table.line(), null, () -> postcodes ? postcode(table) : supplyPoint(table));
            }
        }
        territories(run);
    }

    private static Map<String, Object> postcode(CsvTable table) {
        table.checkWidth();
        return Map.of(
                "line", table.line(),
                "postcode", matching("postcode", table.get("postcode"), POSTCODE),
                "state", matching("region_id", table.get("region_id"), REGION));
    }

    private Map<String, Object> supplyPoint(CsvTable table) {
        table.checkWidth();
        if (!"1".equals(table.get("current flag"))) {
            return null;
        }
        String participant = matching("Network participant", table.get("network participant"), PARTICIPANT);
        var region = new Region(
                matching("Network reporting region ID", table.get("network reporting region id"), REGION),
                Values.text("Network reporting region", table.get("network reporting region")));
        String type = Values.text("Reconciliation type", table.get("reconciliation type"));
        points.computeIfAbsent(region, none -> new TreeMap<>())
                .merge(participant, NETWORK_TYPES.contains(type) ? 1 : 0, Integer::sum);
        if (points.size() > MOST_TERRITORIES) {
            throw new BadFile("The file has too many regions.");
        }
        return null;
    }

    private void territories(ImportRun run) {
        Map<Region, String> networks = new HashMap<>();
        Map<String, String> companies = new HashMap<>();
        points.forEach((region, counts) -> {
            String most = counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElseThrow();
            networks.put(region, most);
            Matcher company = COMPANY.matcher(region.name());
            if (company.matches()) {
                companies.putIfAbsent(most, company.group(1));
            }
        });
        points.forEach((region, counts) -> counts.keySet()
                .forEach(participant -> run.write(Map.of(
                        "code", participant,
                        "entity", companies.getOrDefault(participant, participant),
                        "name", region.name(),
                        "state", region.id(),
                        "item_types", participant.equals(networks.get(region)) ? "REGION" : "EMBEDDED"))));
    }

    private static String matching(String column, String text, Pattern pattern) {
        if (text == null || !pattern.matcher(text).matches()) {
            throw new BadRecord(column + " is missing, or is none");
        }
        return text;
    }

    @Override
    public Uni<Written> write(Mutiny.Session session, String batch) {
        return postcodes ? writePostcodes(session, batch) : writeTerritories(session, batch);
    }

    private static Uni<Written> writeTerritories(Mutiny.Session session, String batch) {
        return Entities.add(session, Entities.NEW_ZEALAND, batch)
                .chain(() -> session.createNativeQuery(WRITE_TERRITORIES, Object[].class)
                        .setParameter("batch", batch)
                        .getSingleResult())
                .map(Written::of);
    }

    private static Uni<Written> writePostcodes(Mutiny.Session session, String batch) {
        return session.createNativeQuery(UNKNOWN_REGIONS, Long.class)
                .setParameter("batch", batch)
                .getResultList()
                .chain(lines -> session.createNativeQuery(WRITE_POSTCODES, Object[].class)
                        .setParameter("batch", batch)
                        .getSingleResult()
                        .map(row -> Written.of(row)
                                .refusing(lines.stream()
                                        .map(line -> new SkippedRecord(line, null, "region_id is that of no region"))
                                        .toList())));
    }
}
