-- The tariff catalogue: public facts, the same for every organisation, filled by imports.
-- Ids below 1,000,000 are those of the catalogue that ships.
create sequence catalogue_id start 1000000;

-- Load-serving entities: who supplies. The code is the EIA's number, or the market participant's identifier.
create table lse (
  lse_id     bigint  primary key,
  code       varchar not null,
  country    varchar not null,
  name       varchar not null,
  ownership  varchar,
  unique (country, code)
);

-- Where an entity supplies. item_types is comma-separated.
create table territory (
  territory_id bigint  primary key,
  lse_id       bigint  not null references lse,
  name         varchar not null,
  state        varchar,
  item_types   varchar not null,
  unique (lse_id, name)
);

create table territory_postcode (
  country      varchar not null,
  postcode     varchar not null,
  territory_id bigint  not null references territory,
  primary key (postcode, country, territory_id)
);
create index territory_postcode_territory on territory_postcode (territory_id);

-- How many customers an entity has in a state, by class.
create table lse_customers (
  lse_id         bigint  not null references lse,
  state          varchar not null,
  customer_class varchar not null,
  customer_count bigint  not null,
  primary key (lse_id, state, customer_class)
);

-- Each row is one version of a master tariff. source_id is the label that the source knows it by.
create table tariff (
  tariff_id             bigint  primary key,
  source_id             varchar unique,
  master_tariff_id      bigint  not null,
  lse_id                bigint  not null references lse,
  territory_id          bigint  references territory,
  tariff_code           varchar,
  tariff_name           varchar not null,
  service_type          varchar not null,
  tariff_type           varchar not null,
  customer_class        varchar not null,
  effective_date        date,
  end_date              date,
  time_zone             varchar,
  billing_period        varchar,
  currency              varchar,
  charge_types          varchar,
  charge_period         varchar,
  has_time_of_use_rates boolean not null,
  has_tiered_rates      boolean not null,
  has_net_metering      boolean not null,
  is_active             boolean not null,
  properties            jsonb   not null,
  rates                 jsonb   not null
);
create index tariff_master on tariff (master_tariff_id, effective_date);
create index tariff_lse on tariff (lse_id, service_type, customer_class, tariff_type);

-- How many customers a master tariff has, by class.
create table tariff_customers (
  master_tariff_id bigint  not null,
  customer_class   varchar not null,
  customer_count   bigint  not null,
  primary key (master_tariff_id, customer_class)
);

-- What may be asked of an account, and with which answers. choices is an array of {"value","displayValue"}.
create table property_key (
  key_name     varchar primary key,
  display_name varchar not null,
  description  varchar,
  data_type    varchar not null,
  entity_type  varchar not null,
  choices      jsonb
);

-- Imports, so that every instance can tell how one is getting on. skipped is an array of {"line","id","reason"}.
create table catalogue_import (
  import_id     uuid        primary key,
  org_id        varchar     not null,
  format        varchar     not null,
  status        varchar     not null,
  started_at    timestamptz not null,
  updated_at    timestamptz not null,
  finished_at   timestamptz,
  records_read  bigint      not null,
  added         bigint      not null,
  changed       bigint      not null,
  unchanged     bigint      not null,
  skipped_count bigint      not null,
  skipped       jsonb       not null,
  message       varchar
);
create index catalogue_import_org on catalogue_import (org_id, import_id);
