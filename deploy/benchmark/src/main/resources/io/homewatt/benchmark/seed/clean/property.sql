delete from property where org_id = 'org_a'
  and customer_id in (select id from known_customer where org_id = 'org_a' and auth_user_id like 'bench-%');
delete from known_customer where org_id = 'org_a' and auth_user_id like 'bench-%';
