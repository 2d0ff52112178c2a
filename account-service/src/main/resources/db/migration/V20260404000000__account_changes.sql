-- How often accounts have come, gone, or changed their name or status: as long as it is the same, so are pages of lists.
alter table account_count add column changes bigint not null default 1;

create or replace function count_inserted_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, uuid_hash_extended(id, 0) & 15, count(*) from added group by 1, 2, 3 order by 1, 2, 3
  on conflict (org_id, status, part) do update
    set accounts = counted.accounts + excluded.accounts, changes = counted.changes + 1;
  return null;
end
$$;

create or replace function count_deleted_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, uuid_hash_extended(id, 0) & 15, -count(*) from removed group by 1, 2, 3 order by 1, 2, 3
  on conflict (org_id, status, part) do update
    set accounts = counted.accounts + excluded.accounts, changes = counted.changes + 1;
  return null;
end
$$;

create or replace function count_updated_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, part, sum(change) from (
    select org_id, status, uuid_hash_extended(id, 0) & 15 as part, 1 as change, '=' || account_name as name from added
    union all
    select org_id, status, uuid_hash_extended(id, 0) & 15, -1, '=' || account_name from removed
  ) moved
  group by 1, 2, 3 having sum(change) <> 0 or count(distinct coalesce(name, '')) > 1 order by 1, 2, 3
  on conflict (org_id, status, part) do update
    set accounts = counted.accounts + excluded.accounts, changes = counted.changes + 1;
  return null;
end
$$;
