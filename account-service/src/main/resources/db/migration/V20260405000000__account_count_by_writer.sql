-- A part of the counts is a connection's, and no longer an account's: what writes side by side doesn't wait for each other
-- until it commits, but for two of 64 connections by chance. A part may come to less than nothing; their sum never does.
create or replace function count_inserted_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, pg_backend_pid() & 63, count(*) from added group by 1, 2 order by 1, 2
  on conflict (org_id, status, part) do update
    set accounts = counted.accounts + excluded.accounts, changes = counted.changes + 1;
  return null;
end
$$;

create or replace function count_deleted_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, pg_backend_pid() & 63, -count(*) from removed group by 1, 2 order by 1, 2
  on conflict (org_id, status, part) do update
    set accounts = counted.accounts + excluded.accounts, changes = counted.changes + 1;
  return null;
end
$$;

create or replace function count_updated_accounts() returns trigger language plpgsql as $$
begin
  insert into account_count as counted
  select org_id, status, pg_backend_pid() & 63, sum(change) from (
    select org_id, status, 1 as change, '=' || account_name as name from added
    union all
    select org_id, status, -1, '=' || account_name from removed
  ) moved
  group by 1, 2 having sum(change) <> 0 or count(distinct coalesce(name, '')) > 1 order by 1, 2
  on conflict (org_id, status, part) do update
    set accounts = counted.accounts + excluded.accounts, changes = counted.changes + 1;
  return null;
end
$$;
