-- Takes rows in and marks the days that this changed: disaggregation-service's Reads.
with changed as (
  insert into read_day as r (org_id, source, day, channel, seconds, phase, energy, estimated, issued)
  select n.org_id, n.source, cast(n.day as date), n.channel, cast(n.seconds as integer),
         cast(n.phase as integer), cast(n.energy as integer[]), cast(n.estimated as boolean[]),
         cast(n.issued as bigint[])
  from unnest(cast($1 as varchar[]), cast($2 as varchar[]), cast($3 as varchar[]),
              cast($4 as varchar[]), cast($5 as varchar[]), cast($6 as varchar[]),
              cast($7 as varchar[]), cast($8 as varchar[]), cast($9 as varchar[]))
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
on conflict (org_id, source, day) do update set since = excluded.since
