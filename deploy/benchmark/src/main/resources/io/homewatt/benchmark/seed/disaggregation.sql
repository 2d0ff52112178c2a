-- Homes with a figure for each of the last twelve months, and half-hours up to yesterday.
insert into known_account (org_id, id, utility_code, utility_customer_id, utility_account_id, time_zone, deleted, version)
select 'org_a', bench_id(n), 'UTIA', 1234567, 'bench-' || n, 'UTC', false, 0
from generate_series(:from, :to) n;

insert into month_estimate (org_id, account_id, month, watts, kilowatt_hours, ratio, told)
select 'org_a', bench_id(n), (date_trunc('month', now()) - make_interval(months => m))::date, 201.5, 100.125 + m, 0.2345,
       100.125 + m
from generate_series(:from, :to) n, generate_series(1, 12) m;

select make_partition('read_day', month::date)
from generate_series(date_trunc('month', now() - make_interval(days => :days)), now(), interval '1 month') month;

with shape as (
  select s, array_agg(60000 + 10 * (hashint8(s * 48 + i) & 65535) order by i) as energy
  from generate_series(0, 99) s, generate_series(1, 48) i
  group by s
)
insert into read_day (org_id, source, day, channel, seconds, phase, energy, estimated, issued)
select 'org_a', 'UTIA/bench-' || n, d::date, 'extraction', 1800, 0, shape.energy, '{f}',
       array[(extract(epoch from d + interval '1 day') * 1000)::bigint]
from generate_series(:from, :to) n,
     generate_series(current_date - :days, current_date - 1, interval '1 day') d,
     shape
where shape.s = (n + extract(doy from d)::int) % 100
order by 2, 3;
