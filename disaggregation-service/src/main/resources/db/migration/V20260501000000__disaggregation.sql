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

-- Utility codes are in upper case. An account injects when one of its sources has reads of an injection channel. Told is
-- the version of the last event about its always-on load.
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
  told                bigint  not null default 0,
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
  org_id    varchar   not null,
  source    varchar   not null,
  day       date      not null,
  channel   varchar   not null,
  seconds   integer   not null,
  phase     integer   not null,
  energy    integer[] not null,
  estimated boolean[] not null,
  issued    bigint[]  not null,
  primary key (org_id, source, day, channel, seconds, phase)
) partition by range (day);

-- UTC days of sources whose reads changed since the days of their accounts were summed up, and when they are to be.
create table stale_day (
  org_id varchar     not null,
  source varchar     not null,
  day    date        not null,
  since  timestamptz not null,
  due    timestamptz not null default now(),
  primary key (org_id, source, day)
);
create index stale_day_due on stale_day (due);

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

-- A local calendar month of an account (its first day) and its end: the figure, or why there is none. What was told of it
-- last is kept.
create table month_estimate (
  org_id         varchar not null,
  account_id     uuid    not null,
  month          date    not null,
  watts          double precision,
  kilowatt_hours numeric(12, 3),
  ratio          numeric(5, 4),
  none           varchar,
  told           numeric(12, 3),
  ends_at        timestamptz,
  primary key (org_id, account_id, month)
);
create index month_estimate_untold on month_estimate (ends_at) where told is null and kilowatt_hours is not null;
