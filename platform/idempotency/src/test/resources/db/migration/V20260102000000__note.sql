create table note (
  org_id varchar not null,
  id     uuid    not null,
  text   varchar not null,
  primary key (org_id, id)
);
