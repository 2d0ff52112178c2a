-- Accounts like the one that the service has made itself, with its tariffs and its properties.
insert into account (org_id, id, provider_account_id, account_name, customer_org_id, customer_org_name, address_string,
                     address1, city, state, zip, country, formatted_address, lon, lat, time_zone, status, type, properties,
                     tariffs, in_force, created_at, updated_at, version)
select t.org_id, bench_id(n), 'bench-' || n,
       (array['Kauri', 'Rimu', 'Totara', 'Miro', 'Rata', 'Matai', 'Kowhai'])[1 + n % 7] || ' '
         || (array['Pharmacy', 'Mall', 'School', 'Garage', 'Dairy', 'Hotel', 'Church', 'Bakery', 'Library',
                   'House'])[1 + n % 10]
         || ' plaza ' || n % 100 || ' no. ' || lpad(n::varchar, 7, '0'),
       'bench-org-' || n % 1000, 'Organisation ' || n % 1000, n || ' Main Street, San Francisco, CA 94105',
       n || ' Main St', t.city, t.state, t.zip, t.country, t.formatted_address, t.lon, t.lat, t.time_zone, t.status, t.type,
       t.properties, t.tariffs, t.in_force, now(), now(), 0
from account t, generate_series(:from, :to) n
where t.org_id = 'org_a' and t.provider_account_id = 'bench-template';
