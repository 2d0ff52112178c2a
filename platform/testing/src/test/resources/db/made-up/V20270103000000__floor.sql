alter table home add column floor integer default 0;
alter table home alter column floor set not null, alter column floor drop default;
