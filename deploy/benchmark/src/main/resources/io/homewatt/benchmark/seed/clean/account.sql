delete from account where org_id = 'org_a' and provider_account_id like 'bench-%';
