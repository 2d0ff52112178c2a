-- Names to be searched in by every three characters that follow each other. pg_trgm's index passes over blanks and signs;
-- as letters they tell "no. 12" from "no. 34". PostgreSQL looks up many short conditions far faster than a long one.
alter table account add column account_name_grams varchar collate pg_c_utf8 generated always as
  (regexp_replace(lower(account_name collate pg_c_utf8), '[\x01-\x2f\x3a-\x60\x7b-\x7f]+', 'q', 'g')) stored;
create index account_name_search on account using gin (org_id, account_name_grams gin_trgm_ops);
