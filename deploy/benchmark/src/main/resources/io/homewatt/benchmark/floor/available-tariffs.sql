-- The tariffs that customers at a place can have on a day, likeliest first: account-service's Catalogue and TariffRows.
with place as (
  select distinct on (r.lse_id) r.lse_id, r.territory_id, c.customer_count
  from territory_postcode p
  join territory r using (territory_id)
  left join lse_customers c on c.lse_id = r.lse_id and c.state = r.state and c.customer_class = $3
  where p.postcode = $1 and p.country = $2
  order by r.lse_id, c.customer_count desc nulls last, r.territory_id
), chosen as (
  select t.*, coalesce(t.territory_id, place.territory_id) as shown_territory_id,
    place.customer_count as customers_at_place
  from place
  join tariff t using (lse_id)
  where t.service_type = $4 and t.customer_class = $3
    and t.tariff_type in ('DEFAULT', 'ALTERNATIVE')
    and (t.territory_id is null
      or t.territory_id in (select p.territory_id from territory_postcode p where p.postcode = $1 and p.country = $2))
    and ((t.effective_date is null or t.effective_date <= $5)
and (t.end_date is null or t.end_date >= $5) and not exists (
  select from tariff later
  where later.master_tariff_id = t.master_tariff_id
    and (coalesce(later.effective_date, '-infinity'), later.tariff_id)
      > (coalesce(t.effective_date, '-infinity'), t.tariff_id)
    and (later.effective_date is null or later.effective_date <= $5)
and (later.end_date is null or later.end_date >= $5)))
)
, share as (
  select t.lse_id, t.service_type, t.customer_class, count(*) as tariffs, sum(n.customer_count) as customers
  from tariff t
  left join tariff_customers n using (master_tariff_id, customer_class)
  where (t.lse_id, t.service_type, t.customer_class) in
      (select lse_id, service_type, customer_class from chosen)
    and t.tariff_type in ('DEFAULT', 'ALTERNATIVE')
    and ((t.effective_date is null or t.effective_date <= $5)
and (t.end_date is null or t.end_date >= $5) and not exists (
  select from tariff later
  where later.master_tariff_id = t.master_tariff_id
    and (coalesce(later.effective_date, '-infinity'), later.tariff_id)
      > (coalesce(t.effective_date, '-infinity'), t.tariff_id)
    and (later.effective_date is null or later.effective_date <= $5)
and (later.end_date is null or later.end_date >= $5)))
  group by t.lse_id, t.service_type, t.customer_class
)
select cast(jsonb_build_object(
  'tariffId', t.tariff_id,
  'masterTariffId', t.master_tariff_id,
  'tariffCode', t.tariff_code,
  'tariffName', t.tariff_name,
  'lseId', t.lse_id,
  'lseName', l.name,
  'serviceType', t.service_type,
  'tariffType', t.tariff_type,
  'customerClass', t.customer_class,
  'customerCount', n.customer_count,
  'customerLikelihood', case
    when t.tariff_type not in ('DEFAULT', 'ALTERNATIVE') or not ((t.effective_date is null or t.effective_date <= $5)
and (t.end_date is null or t.end_date >= $5) and not exists (
  select from tariff later
  where later.master_tariff_id = t.master_tariff_id
    and (coalesce(later.effective_date, '-infinity'), later.tariff_id)
      > (coalesce(t.effective_date, '-infinity'), t.tariff_id)
    and (later.effective_date is null or later.effective_date <= $5)
and (later.end_date is null or later.end_date >= $5))) then null
    when s.customers > 0 then least(99.99, round(100.0 * coalesce(n.customer_count, 0) / s.customers, 2))
    else least(99.99, round(100.0 / s.tariffs, 2)) end,
  'territoryId', t.shown_territory_id,
  'effectiveDate', t.effective_date,
  'endDate', t.end_date,
  'timeZone', t.time_zone,
  'billingPeriod', t.billing_period,
  'currency', t.currency,
  'chargeTypes', t.charge_types,
  'chargePeriod', t.charge_period,
  'hasTimeOfUseRates', t.has_time_of_use_rates,
  'hasTieredRates', t.has_tiered_rates,
  'hasNetMetering', t.has_net_metering,
  'isActive', t.is_active,
  'properties', case when $6 then t.properties end,
  'rates', case when $7 then t.rates end) as varchar)
from chosen t
join lse l using (lse_id)
left join tariff_customers n using (master_tariff_id, customer_class)
left join share s using (lse_id, service_type, customer_class)
order by t.customers_at_place desc nulls last, l.name, t.lse_id,
coalesce(n.customer_count, 0) desc, t.tariff_type = 'DEFAULT' desc, t.tariff_name, t.tariff_id
