package io.homewatt.disaggregation.reads;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.hibernate.reactive.mutiny.Mutiny;

/** The reads of all sources, as they were delivered. */
@ApplicationScoped
public class Reads {
    /**
     * Writers take rows in the order of their keys, first all of read_day and then all of stale_day, so that they never
     * wait for each other in a circle. A mark that is there is written again, for somebody may be removing it just now.
     */
    private static final String PUT = """
            with changed as (
              insert into read_day as r (org_id, source, day, channel, seconds, phase, energy, estimated, issued)
              select n.org_id, n.source, cast(n.day as date), n.channel, cast(n.seconds as integer),
                     cast(n.phase as integer), cast(n.energy as integer[]), cast(n.estimated as boolean[]),
                     cast(n.issued as bigint[])
              from unnest(cast(:organisations as varchar[]), cast(:sources as varchar[]), cast(:days as varchar[]),
                          cast(:channels as varchar[]), cast(:seconds as varchar[]), cast(:phases as varchar[]),
                          cast(:energies as varchar[]), cast(:estimated as varchar[]), cast(:issued as varchar[]))
                as n (org_id, source, day, channel, seconds, phase, energy, estimated, issued)
              on conflict (org_id, source, day, channel, seconds, phase) do update
                set (energy, estimated, issued) = (
                  select m.energy, m.estimated, m.issued
                  from merge_reads(r.energy, r.estimated, r.issued,
                                   excluded.energy, excluded.estimated, excluded.issued) m)
                where reads_change(r.energy, r.estimated, r.issued,
                                   excluded.energy, excluded.estimated, excluded.issued)
              returning org_id, source, day)
            insert into stale_day (org_id, source, day, since)
            select distinct org_id, source, day, now() from changed order by org_id, source, day
            on conflict (org_id, source, day) do update set since = excluded.since""";

    /**
     * Takes rows in and marks the days that this changed. Reads that hold against the new ones stay, so that nothing
     * depends on the order of delivery, and a repeated delivery changes and marks nothing.
     *
     * <p>The months' {@link Partitions} are there. Who puts twice in one transaction does so for sources that nobody else
     * writes: rows are locked in the order of one statement only.
     *
     * @return how many days of sources changed
     */
    public Uni<Integer> put(Mutiny.Session session, ReadBatch rows) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(0);
        }
        return session.createNativeQuery(PUT)
                .setParameter("organisations", rows.organisations)
                .setParameter("sources", rows.sources)
                .setParameter("days", rows.days)
                .setParameter("channels", rows.channels)
                .setParameter("seconds", rows.seconds)
                .setParameter("phases", rows.phases)
                .setParameter("energies", rows.energies)
                .setParameter("estimated", rows.estimated)
                .setParameter("issued", rows.issued)
                .executeUpdate();
    }

    /** As {@link #put(Mutiny.Session, ReadBatch)}, of a few rows. */
    public Uni<Integer> put(Mutiny.Session session, List<DayRow> rows) {
        return put(session, ReadBatch.of(rows));
    }

    /**
     * The rows of several sources' UTC days, in the order of days, sources and so on.
     *
     * @param from the first day
     * @param to the day after the last
     */
    public Uni<List<DayRow>> of(
            Mutiny.Session session, String organisation, Collection<String> sources, LocalDate from, LocalDate to) {
        if (sources.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery("""
                        select source, day, channel, seconds, phase, cast(energy as varchar) as energy,
                               cast(estimated as varchar) as estimated, cast(issued as varchar) as issued
                        from read_day
                        where org_id = :org and source in (:sources) and day >= :from and day < :to
                        order by day, source, channel, seconds, phase""", Tuple.class)
                .setParameter("org", organisation)
                .setParameter("sources", sources)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .map(rows -> rows.stream().map(row -> row(organisation, row)).toList());
    }

    /** As the database and events have it. */
    static String name(Channel channel) {
        return channel == Channel.EXTRACTION ? "extraction" : "injection";
    }

    private static DayRow row(String organisation, Tuple row) {
        return new DayRow(
                organisation,
                row.get("source", String.class),
                row.get("day", LocalDate.class),
                Channel.valueOf(row.get("channel", String.class).toUpperCase(Locale.ROOT)),
                row.get("seconds", Integer.class),
                row.get("phase", Integer.class),
                ArrayText.integers(row.get("energy", String.class)),
                ArrayText.booleans(row.get("estimated", String.class)),
                ArrayText.longs(row.get("issued", String.class)));
    }
}
