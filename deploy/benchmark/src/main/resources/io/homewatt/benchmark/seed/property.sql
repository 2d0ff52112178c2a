-- The properties, and their customers as the service knows them. Checked in a hundred years: their ICPs are made up, and
-- the registry is not to be asked about them again.
insert into property (org_id, id, customer_id, icp, lifecycle, verification_status, checked_at, network_reporting_region,
                      smart_meter, meter_active, flow_directions, created_at, updated_at, version)
select 'org_a', bench_id(n), bench_id(n), lpad(n::varchar, 10, '0') || 'BN000', 'VERIFIED', 'VERIFIED',
       now() + interval '100 years', '17', true, true, '{extraction}', now(), now(), 1
from generate_series(:from, :to) n;

insert into known_customer (org_id, id, lifecycle, auth_user_id, version)
select 'org_a', bench_id(n), 'active', 'bench-' || n, 0
from generate_series(:from, :to) n;
