create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Text is compared in lower case and by code points: pg_c_utf8 is the same on every machine.
create table account (
  org_id              varchar     not null,
  id                  uuid        not null,
  provider_account_id varchar,
  account_name        varchar,
  customer_org_id     varchar,
  customer_org_name   varchar,
  address_string      varchar,
  address_name        varchar,
  address1            varchar,
  address2            varchar,
  city                varchar,
  state               varchar,
  zip                 varchar,
  country             varchar,
  formatted_address   varchar,
  lon                 double precision,
  lat                 double precision,
  time_zone           varchar,
  owner               varchar,
  status              varchar     not null,
  type                varchar,
  properties          jsonb,
  tariffs             jsonb,
  in_force            jsonb       not null,
  next_tariff_change  timestamptz,
  created_at          timestamptz not null,
  updated_at          timestamptz not null,
  version             bigint      not null,
  account_name_key    varchar collate pg_c_utf8 generated always as (lower(account_name collate pg_c_utf8)) stored,
  primary key (org_id, id)
);
-- Pages far in are read from the index alone, as long as the table's map of what all can see is kept up to date.
alter table account set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_insert_scale_factor = 0.05);

create unique index account_provider_account_id on account (org_id, provider_account_id);
create index account_next_tariff_change on account (next_tariff_change) where next_tariff_change is not null;

-- Lists leave out what is deleted. Each attribute has its order; the name's is read without the rows, for pages far in.
create index account_by_id on account (org_id, id) where status <> 'DELETED';
create index account_by_name on account (org_id, account_name_key, id) where status <> 'DELETED';
create index account_by_provider_account_id on account (org_id, lower(provider_account_id collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_customer_org_id on account (org_id, lower(customer_org_id collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_customer_org_name on account (org_id, lower(customer_org_name collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_address_string on account (org_id, lower(address_string collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_address_name on account (org_id, lower(address_name collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_address1 on account (org_id, lower(address1 collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_address2 on account (org_id, lower(address2 collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_city on account (org_id, lower(city collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_state on account (org_id, lower(state collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_zip on account (org_id, lower(zip collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_country on account (org_id, lower(country collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_time_zone on account (org_id, lower(time_zone collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_owner on account (org_id, lower(owner collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_status on account (org_id, lower(status collate pg_c_utf8), id) where status <> 'DELETED';
create index account_by_type on account (org_id, lower(type collate pg_c_utf8), id) where status <> 'DELETED';

-- What is contained in any of them.
create index account_search on account using gin (
  org_id,
  account_name_key gin_trgm_ops,
  lower(provider_account_id collate pg_c_utf8) gin_trgm_ops,
  lower(customer_org_id collate pg_c_utf8) gin_trgm_ops,
  lower(customer_org_name collate pg_c_utf8) gin_trgm_ops,
  lower(address_string collate pg_c_utf8) gin_trgm_ops,
  lower(address_name collate pg_c_utf8) gin_trgm_ops,
  lower(address1 collate pg_c_utf8) gin_trgm_ops,
  lower(address2 collate pg_c_utf8) gin_trgm_ops,
  lower(city collate pg_c_utf8) gin_trgm_ops,
  lower(state collate pg_c_utf8) gin_trgm_ops,
  lower(zip collate pg_c_utf8) gin_trgm_ops,
  lower(country collate pg_c_utf8) gin_trgm_ops,
  lower(time_zone collate pg_c_utf8) gin_trgm_ops,
  lower(owner collate pg_c_utf8) gin_trgm_ops,
  (lower(jsonb_path_query_array(properties, '$.*.dataValue')::varchar collate pg_c_utf8)) gin_trgm_ops
);

-- How many accounts an organisation has, without counting them: in 16 parts, so that writers rarely wait for each other.
create table account_count (
  org_id   varchar  not null,
  status   varchar  not null,
  part     smallint not null,
  accounts bigint   not null,
  primary key (org_id, status, part)
);

create function count_inserted_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, uuid_hash_extended(id, 0) & 15, count(*) from added group by 1, 2, 3 order by 1, 2, 3
  on conflict (org_id, status, part) do update set accounts = counted.accounts + excluded.accounts;
  return null;
end
$$;
create trigger account_inserted after insert on account
  referencing new table as added for each statement execute function count_inserted_accounts();

create function count_deleted_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, uuid_hash_extended(id, 0) & 15, -count(*) from removed group by 1, 2, 3 order by 1, 2, 3
  on conflict (org_id, status, part) do update set accounts = counted.accounts + excluded.accounts;
  return null;
end
$$;
create trigger account_deleted after delete on account
  referencing old table as removed for each statement execute function count_deleted_accounts();

create function count_updated_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, part, sum(change) from (
    select org_id, status, uuid_hash_extended(id, 0) & 15 as part, 1 as change from added
    union all
    select org_id, status, uuid_hash_extended(id, 0) & 15, -1 from removed
  ) moved
  group by 1, 2, 3 having sum(change) <> 0 order by 1, 2, 3
  on conflict (org_id, status, part) do update set accounts = counted.accounts + excluded.accounts;
  return null;
end
$$;
create trigger account_updated after update on account
  referencing old table as removed new table as added for each statement execute function count_updated_accounts();
