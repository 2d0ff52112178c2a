-- A small catalogue to begin with. Facts of the API's documents: entity 734, territory 3534 and master tariff 522; the
-- other ids are this catalogue's own. Postcodes and names are real. AMOUNTS AND COUNTS ARE SAMPLE FIGURES, of the right
-- size: import the real ones. E-1's share, 3,701,500 of 5,000,000, is the documents' 74.03 percent.

insert into lse (lse_id, code, country, name, ownership) values
  ( 734, '14328',        'US', 'Pacific Gas & Electric Co', 'Investor Owned'),
  (2756, 'CLEANPOWERSF', 'US', 'CleanPowerSF',              'Community Choice Aggregator'),
  (9001, 'CTCT',         'NZ', 'Contact Energy',            'Investor Owned'),
  (9002, 'MERI',         'NZ', 'Meridian Energy',           'State Owned');

insert into territory (territory_id, lse_id, name, state, item_types) values
  (3534,  734, 'San Francisco', 'CA',  'ZIPCODE'),
  (3601, 2756, 'San Francisco', 'CA',  'ZIPCODE'),
  (9101, 9001, 'Auckland',      'AUK', 'ZIPCODE'),
  (9102, 9001, 'Wellington',    'WGN', 'ZIPCODE'),
  (9103, 9002, 'Auckland',      'AUK', 'ZIPCODE'),
  (9104, 9002, 'Wellington',    'WGN', 'ZIPCODE');

insert into territory_postcode (country, postcode, territory_id)
  select 'US', postcode, territory_id
  from unnest(array[
    '94102', '94103', '94104', '94105', '94107', '94108', '94109', '94110', '94111', '94112', '94114', '94115', '94116',
    '94117', '94118', '94121', '94122', '94123', '94124', '94127', '94129', '94130', '94131', '94132', '94133', '94134',
    '94158']) postcode
  cross join unnest(array[3534, 3601]) territory_id;
insert into territory_postcode (country, postcode, territory_id)
  select 'NZ', postcode, territory_id
  from unnest(array['1010', '1011', '1021', '1022', '1023', '1024', '1025', '1026', '1050', '1052', '1071']) postcode
  cross join unnest(array[9101, 9103]) territory_id;
insert into territory_postcode (country, postcode, territory_id)
  select 'NZ', postcode, territory_id
  from unnest(array['6011', '6012', '6021', '6022', '6023', '6035', '6037']) postcode
  cross join unnest(array[9102, 9104]) territory_id;

insert into lse_customers (lse_id, state, customer_class, customer_count) values
  ( 734, 'CA',  'RESIDENTIAL', 5000000), ( 734, 'CA',  'GENERAL', 700000),
  (2756, 'CA',  'RESIDENTIAL',  355000), (2756, 'CA',  'GENERAL',  28000),
  (9001, 'AUK', 'RESIDENTIAL',   95000), (9001, 'AUK', 'GENERAL',   9000),
  (9001, 'WGN', 'RESIDENTIAL',   52000), (9001, 'WGN', 'GENERAL',   6000),
  (9002, 'AUK', 'RESIDENTIAL',   40000), (9002, 'AUK', 'GENERAL',  12000),
  (9002, 'WGN', 'RESIDENTIAL',   61000), (9002, 'WGN', 'GENERAL',   7000);

insert into tariff_customers (master_tariff_id, customer_class, customer_count) values
  ( 522, 'RESIDENTIAL', 3701500), (2101, 'RESIDENTIAL', 1000000), (2102, 'RESIDENTIAL', 298500),
  (2111, 'GENERAL',      520000), (2112, 'GENERAL',       110000), (2113, 'GENERAL',     70000),
  (2201, 'RESIDENTIAL',  290000), (2202, 'RESIDENTIAL',    65000), (2211, 'GENERAL',     28000),
  (9201, 'RESIDENTIAL',   90000), (9202, 'RESIDENTIAL',    57000), (9211, 'GENERAL',     15000),
  (9301, 'RESIDENTIAL',   63000), (9302, 'RESIDENTIAL',    38000), (9311, 'GENERAL',     19000);

-- Rates in rows, with the amounts and upper limits of their bands, become the arrays of objects that the API shows.
create temporary table sample_rate (
  tariff_id bigint, position integer, rate_group varchar, name varchar, charge_type varchar, charge_period varchar,
  season varchar, time_of_use varchar, amounts numeric[], limits numeric[], credit boolean);

insert into sample_rate values
  -- E-1 until and since 2023: two tiers of kWh in a month, and a minimum.
  (52201, 1, 'Energy Charges', 'Tiered energy', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.32357,0.40553}', '{300}', false),
  (52201, 2, 'Minimum Charge', 'Delivery minimum bill', 'MINIMUM', 'MONTHLY', null, null, '{10.12}', '{}', false),
  (52202, 1, 'Energy Charges', 'Tiered energy', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.42295,0.52842}', '{300}', false),
  (52202, 2, 'Minimum Charge', 'Delivery minimum bill', 'MINIMUM', 'MONTHLY', null, null, '{11.91}', '{}', false),
  (52202, 3, 'Credits', 'California Climate Credit', 'FIXED_PRICE', 'MONTHLY', null, null, '{9.68}', '{}', true),
  -- E-TOU-C and EV2-A: by season and hour.
  (210101, 1, 'Energy Charges', 'Summer peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Summer', 'Peak', '{0.52143,0.60729}', '{300}', false),
  (210101, 2, 'Energy Charges', 'Summer off-peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Summer', 'Off-Peak', '{0.42143,0.50729}', '{300}', false),
  (210101, 3, 'Energy Charges', 'Winter peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Winter', 'Peak', '{0.41129,0.49715}', '{300}', false),
  (210101, 4, 'Energy Charges', 'Winter off-peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Winter', 'Off-Peak', '{0.38129,0.46715}', '{300}', false),
  (210101, 5, 'Minimum Charge', 'Delivery minimum bill', 'MINIMUM', 'MONTHLY', null, null, '{11.91}', '{}', false),
  (210201, 1, 'Energy Charges', 'Summer peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Summer', 'Peak', '{0.62277}', '{}', false),
  (210201, 2, 'Energy Charges', 'Summer off-peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Summer', 'Off-Peak', '{0.31026}', '{}', false),
  (210201, 3, 'Energy Charges', 'Winter peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Winter', 'Peak', '{0.49565}', '{}', false),
  (210201, 4, 'Energy Charges', 'Winter off-peak', 'CONSUMPTION_BASED', 'MONTHLY', 'Winter', 'Off-Peak', '{0.31024}', '{}', false),
  -- B-1, B-6 and B-10; the net metering rider credits what goes out.
  (211101, 1, 'Customer Charge', 'Single phase', 'FIXED_PRICE', 'MONTHLY', null, null, '{10.02}', '{}', false),
  (211101, 2, 'Energy Charges', 'Energy', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.40216}', '{}', false),
  (211201, 1, 'Customer Charge', 'Single phase', 'FIXED_PRICE', 'MONTHLY', null, null, '{10.02}', '{}', false),
  (211201, 2, 'Energy Charges', 'Peak', 'CONSUMPTION_BASED', 'MONTHLY', null, 'Peak', '{0.56818}', '{}', false),
  (211201, 3, 'Energy Charges', 'Off-peak', 'CONSUMPTION_BASED', 'MONTHLY', null, 'Off-Peak', '{0.35102}', '{}', false),
  (211301, 1, 'Customer Charge', 'Customer charge', 'FIXED_PRICE', 'MONTHLY', null, null, '{180.69}', '{}', false),
  (211301, 2, 'Demand Charges', 'Maximum demand', 'DEMAND_BASED', 'MONTHLY', null, null, '{18.78}', '{}', false),
  (211301, 3, 'Energy Charges', 'Energy', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.26914}', '{}', false),
  (212101, 1, 'Credits', 'Net surplus', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.03921}', '{}', true),
  -- CleanPowerSF.
  (220101, 1, 'Energy Charges', 'Green generation', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.14911}', '{}', false),
  (220201, 1, 'Energy Charges', 'Peak', 'CONSUMPTION_BASED', 'MONTHLY', null, 'Peak', '{0.20744}', '{}', false),
  (220201, 2, 'Energy Charges', 'Off-peak', 'CONSUMPTION_BASED', 'MONTHLY', null, 'Off-Peak', '{0.13107}', '{}', false),
  (221101, 1, 'Energy Charges', 'Green generation', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.15802}', '{}', false),
  -- New Zealand.
  (920101, 1, 'Daily Charge', 'Fixed', 'FIXED_PRICE', 'DAILY', null, null, '{2.07}', '{}', false),
  (920101, 2, 'Energy Charges', 'Anytime', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.2541}', '{}', false),
  (920201, 1, 'Daily Charge', 'Fixed', 'FIXED_PRICE', 'DAILY', null, null, '{1.05}', '{}', false),
  (920201, 2, 'Energy Charges', 'Anytime', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.3019}', '{}', false),
  (921101, 1, 'Daily Charge', 'Fixed', 'FIXED_PRICE', 'DAILY', null, null, '{2.61}', '{}', false),
  (921101, 2, 'Energy Charges', 'Anytime', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.2387}', '{}', false),
  (930101, 1, 'Daily Charge', 'Fixed', 'FIXED_PRICE', 'DAILY', null, null, '{1.98}', '{}', false),
  (930101, 2, 'Energy Charges', 'Anytime', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.2614}', '{}', false),
  (930201, 1, 'Daily Charge', 'Fixed', 'FIXED_PRICE', 'DAILY', null, null, '{1.98}', '{}', false),
  (930201, 2, 'Energy Charges', 'Day', 'CONSUMPTION_BASED', 'MONTHLY', null, 'Day', '{0.2893}', '{}', false),
  (930201, 3, 'Energy Charges', 'Night', 'CONSUMPTION_BASED', 'MONTHLY', null, 'Night', '{0.1602}', '{}', false),
  (931101, 1, 'Daily Charge', 'Fixed', 'FIXED_PRICE', 'DAILY', null, null, '{2.48}', '{}', false),
  (931101, 2, 'Energy Charges', 'Anytime', 'CONSUMPTION_BASED', 'MONTHLY', null, null, '{0.2455}', '{}', false);

create temporary table sample_tariff (
  tariff_id bigint, master_tariff_id bigint, lse_id bigint, code varchar, name varchar, type varchar, class varchar,
  effective_date date, end_date date);

insert into sample_tariff values
  ( 52201,  522,  734, 'E-1',     'Residential',                          'DEFAULT',     'RESIDENTIAL', '2010-01-01', '2022-12-31'),
  ( 52202,  522,  734, 'E-1',     'Residential',                          'DEFAULT',     'RESIDENTIAL', '2023-01-01', null),
  (210101, 2101,  734, 'E-TOU-C', 'Residential Time-of-Use',              'ALTERNATIVE', 'RESIDENTIAL', '2020-01-01', null),
  (210201, 2102,  734, 'EV2-A',   'Residential Electric Vehicle',         'ALTERNATIVE', 'RESIDENTIAL', '2019-07-01', null),
  (211101, 2111,  734, 'B-1',     'Small General Service',                'DEFAULT',     'GENERAL',     '2019-11-01', null),
  (211201, 2112,  734, 'B-6',     'Small General Time-of-Use Service',    'ALTERNATIVE', 'GENERAL',     '2019-11-01', null),
  (211301, 2113,  734, 'B-10',    'Medium General Demand-Metered Service', 'ALTERNATIVE', 'GENERAL',    '2019-11-01', null),
  (212101, 2121,  734, 'NEM2',    'Net Energy Metering',                  'RIDER',       'RESIDENTIAL', '2016-12-15', null),
  (220101, 2201, 2756, 'E-1',     'Residential Green',                    'DEFAULT',     'RESIDENTIAL', '2016-05-01', null),
  (220201, 2202, 2756, 'E-TOU-C', 'Residential Time-of-Use Green',        'ALTERNATIVE', 'RESIDENTIAL', '2020-01-01', null),
  (221101, 2211, 2756, 'B-1',     'Small Commercial Green',               'DEFAULT',     'GENERAL',     '2019-11-01', null),
  (920101, 9201, 9001, 'STD',     'Standard User',                        'DEFAULT',     'RESIDENTIAL', '2022-04-01', null),
  (920201, 9202, 9001, 'LOW',     'Low User',                             'ALTERNATIVE', 'RESIDENTIAL', '2022-04-01', null),
  (921101, 9211, 9001, 'BUS',     'Business Anytime',                     'DEFAULT',     'GENERAL',     '2022-04-01', null),
  (930101, 9301, 9002, 'STD',     'Standard User',                        'DEFAULT',     'RESIDENTIAL', '2022-04-01', null),
  (930201, 9302, 9002, 'DN',      'Day and Night',                        'ALTERNATIVE', 'RESIDENTIAL', '2022-04-01', null),
  (931101, 9311, 9002, 'BUS',     'Business Anytime',                     'DEFAULT',     'GENERAL',     '2022-04-01', null);

insert into tariff (tariff_id, master_tariff_id, lse_id, tariff_code, tariff_name, service_type, tariff_type,
    customer_class, effective_date, end_date, time_zone, billing_period, currency, charge_types, charge_period,
    has_time_of_use_rates, has_tiered_rates, has_net_metering, is_active, properties, rates)
  select t.tariff_id, t.master_tariff_id, t.lse_id, t.code, t.name, 'ELECTRICITY', t.type,
    t.class, t.effective_date, t.end_date,
    case lse.country when 'US' then 'US/Pacific' else 'Pacific/Auckland' end, 'MONTHLY',
    case lse.country when 'US' then 'USD' else 'NZD' end, r.charge_types, 'MONTHLY',
    r.by_time, r.tiered, t.type = 'RIDER', t.end_date is null,
    case t.lse_id when 734 then jsonb_build_object('territoryId', jsonb_build_object(
      'keyName', 'territoryId', 'displayName', 'Territory', 'dataType', 'INTEGER', 'propertyTypes', 'RATE_CRITERIA'))
      else '{}' end,
    r.rates
  from sample_tariff t
  join lse using (lse_id)
  cross join lateral (
    select string_agg(distinct s.charge_type, ',' order by s.charge_type) as charge_types,
      bool_or(s.time_of_use is not null) as by_time,
      bool_or(cardinality(s.amounts) > 1) as tiered,
      jsonb_agg(jsonb_build_object(
        'rateGroupName', s.rate_group, 'rateName', s.name, 'chargeType', s.charge_type, 'chargePeriod', s.charge_period,
        'season', s.season, 'timeOfUse', s.time_of_use,
        'rateBands', (
          select jsonb_agg(jsonb_build_object(
            'rateSequenceNumber', band, 'hasConsumptionLimit', s.limits[band] is not null,
            'consumptionUpperLimit', s.limits[band], 'rateAmount', s.amounts[band], 'rateUnit', 'COST_PER_UNIT',
            'isCredit', s.credit) order by band)
          from generate_subscripts(s.amounts, 1) band)) order by s.position) as rates
    from sample_rate s
    where s.tariff_id = t.tariff_id) r;

drop table sample_rate;
drop table sample_tariff;

insert into property_key (key_name, display_name, description, data_type, entity_type, choices) values
  ('customerClass', 'Customer class', 'Which kind of customer the account is.', 'CHOICE', 'ACCOUNT',
    '[{"value":"1","displayValue":"RESIDENTIAL"},{"value":"2","displayValue":"GENERAL"},{"value":"3","displayValue":"SPECIAL_USE"}]'),
  ('territoryId', 'Territory', 'The id of the territory that the account is in.', 'INTEGER', 'ACCOUNT', null),
  ('lseId', 'Load-serving entity', 'The id of the entity that supplies the account.', 'INTEGER', 'ACCOUNT', null),
  ('zipCode', 'ZIP code', 'The postcode or ZIP code of the account.', 'STRING', 'ACCOUNT', null),
  ('buildingArea', 'Building area', 'The area of the building, in square feet.', 'DECIMAL', 'ACCOUNT', null),
  ('cityLimits', 'City limits', 'Whether the account is Inside or Outside of city limits.', 'STRING', 'ACCOUNT', null),
  ('utilityCode', 'Utility', 'The code by which the utility is known.', 'STRING', 'ACCOUNT', null),
  ('utilityCustomerId', 'Customer at the utility', 'The id that the utility gave the customer.', 'STRING', 'ACCOUNT', null),
  ('utilityAccountId', 'Account at the utility', 'The id that the utility gave the account.', 'STRING', 'ACCOUNT', null),
  ('icp', 'ICP', 'The identifier of the installation control point.', 'STRING', 'ACCOUNT', null);
