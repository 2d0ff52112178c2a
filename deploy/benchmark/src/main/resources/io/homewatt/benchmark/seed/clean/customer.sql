delete from customer_property where org_id = 'org_a'
  and customer_id in (select id from customer where org_id = 'org_a' and lower(email_address) like 'bench-%');
delete from customer where org_id = 'org_a' and lower(email_address) like 'bench-%';
