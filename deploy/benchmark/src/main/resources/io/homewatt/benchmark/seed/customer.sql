-- Customers from one number to another, each with a property.
insert into customer (org_id, id, first_name, last_name, email_address, auth_user_id, lifecycle, created_at, updated_at,
                      version)
select 'org_a', bench_id(n), 'Bench', 'Customer ' || n, 'bench-' || n || '@example.org', 'bench-' || n, 'ACTIVE', now(), now(), 0
from generate_series(:from, :to) n;

insert into customer_property (org_id, property_id, customer_id, icp, lifecycle, version)
select 'org_a', bench_id(n), bench_id(n), lpad(n::varchar, 10, '0') || 'BN000', 'verified', 1
from generate_series(:from, :to) n;
