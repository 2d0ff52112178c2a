create table home (id bigint primary key, town varchar);
