-- Who is who, as the events of the other services tell. A later version of each replaces an earlier one.
create table known_customer (
  org_id       varchar not null,
  id           uuid    not null,
  auth_user_id varchar,
  version      bigint  not null,
  primary key (org_id, id)
);

create table known_property (
  org_id      varchar not null,
  id          uuid    not null,
  customer_id uuid    not null,
  icp         varchar not null,
  removed     boolean not null,
  version     bigint  not null,
  primary key (org_id, id)
);
create index known_property_icp on known_property (org_id, icp);

-- Utility codes are in upper case. An account injects when reads of an injection channel were ever seen.
create table known_account (
  org_id              varchar not null,
  id                  uuid    not null,
  utility_code        varchar,
  utility_customer_id bigint,
  utility_account_id  varchar,
  icp                 varchar,
  time_zone           varchar not null,
  latitude            double precision,
  longitude           double precision,
  injects             boolean not null default false,
  deleted             boolean not null,
  version             bigint  not null,
  primary key (org_id, id)
);
create index known_account_utility on known_account (org_id, utility_code, utility_account_id);
create index known_account_icp on known_account (org_id, icp) where icp is not null;

-- A household's upload. Its reads are read_day's, with its id as their source.
create table usage_snapshot (
  org_id      varchar     not null,
  id          uuid        not null,
  customer_id uuid        not null,
  property_id uuid        not null,
  created_at  timestamptz not null,
  report      jsonb       not null,
  primary key (org_id, id)
);
create index usage_snapshot_property on usage_snapshot (org_id, property_id, id);

-- Reads as they were delivered, for who is behind a source may be known later: UTIL/ACCOUNT (the utility's code and its
-- id of the account) or a snapshot's id. A row is a UTC day of one channel, with 86400 / seconds places; an interval of a
-- place begins at midnight + phase + place * seconds. Energies are in mWh, the smallest integer is a gap. Of estimated
-- and issued (when it was stated, in ms since 1970) there is one element for all places if they are the same.
create table read_day (
  org_id    varchar collate "C" not null,
  source    varchar collate "C" not null,
  day       date                not null,
  channel   varchar collate "C" not null,
  seconds   integer             not null,
  phase     integer             not null,
  energy    integer[]           not null,
  estimated boolean[]           not null,
  issued    bigint[]            not null,
  primary key (org_id, source, day, channel, seconds, phase)
) partition by range (day);

-- UTC days of sources whose reads changed since the days of their accounts were summed up.
create table stale_day (
  org_id varchar collate "C" not null,
  source varchar collate "C" not null,
  day    date                not null,
  since  timestamptz         not null,
  primary key (org_id, source, day)
) with (fillfactor = 70);

-- Both days' reads, of each place the one that holds: stated later, or at one time the actual one, and then the lower. A
-- place without a read has false and 0 where the others differ.
create function merge_reads(
  energy_a integer[], estimated_a boolean[], issued_a bigint[],
  energy_b integer[], estimated_b boolean[], issued_b bigint[],
  out energy integer[], out estimated boolean[], out issued bigint[])
language plpgsql immutable parallel safe as $$
declare
  gap constant integer := -2147483648;
  n constant integer := cardinality(energy_a);
  f integer := 1;
  l integer;
begin
  -- Mostly a whole day is stated anew, or the other part of a day comes, for a local day is parts of two UTC days. Then
  -- ranges are put together, which is much faster than place by place: here f to l is all that the second has.
  while energy_b[f] = gap loop
    f := f + 1;
  end loop;
  l := coalesce(array_position(energy_b, gap, f) - 1, n);
  if cardinality(issued_b) = 1 and cardinality(estimated_b) = 1
     and (l = n or energy_b[l + 1:] = array_fill(gap, array[n - l]))
     and (cardinality(issued_a) = 1 and issued_b[1] > issued_a[1]
          or energy_a[f:l] = array_fill(gap, array[l - f + 1])) then
    energy := energy_a[:f - 1] || energy_b[f:l] || energy_a[l + 1:];
    if array_position(energy, gap) is null then
      estimated := case when cardinality(estimated_a) = 1 then array_fill(estimated_a[1], array[n]) else estimated_a end;
      estimated := estimated[:f - 1] || array_fill(estimated_b[1], array[l - f + 1]) || estimated[l + 1:];
      if estimated = array_fill(estimated[1], array[n]) then
        estimated := estimated[:1];
      end if;
      issued := case when cardinality(issued_a) = 1 then array_fill(issued_a[1], array[n]) else issued_a end;
      issued := issued[:f - 1] || array_fill(issued_b[1], array[l - f + 1]) || issued[l + 1:];
      if issued = array_fill(issued[1], array[n]) then
        issued := issued[:1];
      end if;
      return;
    end if;
  end if;
  with place as (
    select p.ea, coalesce(p.ma, estimated_a[1]) as ma, coalesce(p.ia, issued_a[1]) as ia,
           p.eb, coalesce(p.mb, estimated_b[1]) as mb, coalesce(p.ib, issued_b[1]) as ib
    from unnest(energy_a, estimated_a, issued_a, energy_b, estimated_b, issued_b) as p (ea, ma, ia, eb, mb, ib)
  ), choice as (
    select place.*, eb <> gap and (ea = gap or (ib, ma, ea) > (ia, mb, eb)) as b from place
  ), held as (
    select case when b then eb else ea end as e, case when b then mb else ma end as m, case when b then ib else ia end as i
    from choice
  )
  select array_agg(e),
         case when bool_and(m) filter (where e <> gap) = bool_or(m) filter (where e <> gap)
              then array[bool_and(m) filter (where e <> gap)] else array_agg(m and e <> gap) end,
         case when min(i) filter (where e <> gap) = max(i) filter (where e <> gap)
              then array[min(i) filter (where e <> gap)] else array_agg(case when e = gap then 0 else i end) end
  into energy, estimated, issued
  from held;
end $$;

-- Whether merging changes the first: whether any of the second's reads holds.
create function reads_change(
  energy_a integer[], estimated_a boolean[], issued_a bigint[],
  energy_b integer[], estimated_b boolean[], issued_b bigint[])
returns boolean language plpgsql immutable parallel safe as $$
declare
  gap constant integer := -2147483648;
  f integer := 1;
begin
  if energy_a = energy_b and estimated_a = estimated_b and issued_a = issued_b then
    return false;
  end if;
  if cardinality(issued_a) = 1 and cardinality(issued_b) = 1 and issued_b[1] > issued_a[1] then
    return true;
  end if;
  -- Where something new comes, mostly its first read is new.
  while energy_b[f] = gap loop
    f := f + 1;
  end loop;
  if energy_a[f] = gap then
    return true;
  end if;
  return exists (
    select from unnest(energy_a, estimated_a, issued_a, energy_b, estimated_b, issued_b) as p (ea, ma, ia, eb, mb, ib)
    where p.eb <> gap
      and (p.ea = gap
           or (coalesce(p.ib, issued_b[1]), coalesce(p.ma, estimated_a[1]), p.ea)
            > (coalesce(p.ia, issued_a[1]), coalesce(p.mb, estimated_b[1]), p.eb)));
end $$;

-- Makes the partition of a month, if it isn't there; whether it made one. Attaching lets others go on with the table. Its
-- pages keep room, so that a row that is written again (a local day is two UTC days) stays on its page.
create function make_partition(parent varchar, month date) returns boolean language plpgsql as $$
declare
  name constant varchar := parent || to_char(month, '_YYYYMM');
begin
  perform pg_advisory_xact_lock(hashtext('make_partition'), hashtext(parent));
  if to_regclass(name) is not null then
    return false;
  end if;
  execute format('create table %I (like %I including defaults including storage including compression)'
                 ' with (fillfactor = 70)', name, parent);
  execute format('alter table %I attach partition %I for values from (%L) to (%L)',
                 parent, name, month, (month + interval '1 month')::date);
  return true;
end $$;

-- A local day of an account, summed up: io.homewatt.disaggregation.estimate.DaySummary.
create table day_summary (
  org_id           varchar  not null,
  account_id       uuid     not null,
  day              date     not null,
  watts            double precision,
  eligible         smallint not null,
  valid            smallint not null,
  milliwatt_hours  bigint   not null,
  covered_seconds  integer  not null,
  primary key (org_id, account_id, day)
) partition by range (day);

-- A local calendar month of an account (its first day): the figure, or why there is none. What was told of it last is kept.
create table month_estimate (
  org_id         varchar not null,
  account_id     uuid    not null,
  month          date    not null,
  watts          double precision,
  kilowatt_hours numeric(12, 3),
  ratio          numeric(5, 4),
  none           varchar,
  told           numeric(12, 3),
  primary key (org_id, account_id, month)
);
