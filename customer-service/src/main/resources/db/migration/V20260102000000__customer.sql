create table customer (
  org_id        varchar     not null,
  id            uuid        not null,
  first_name    varchar     not null,
  last_name     varchar     not null,
  email_address varchar,
  auth_user_id  varchar,
  lifecycle     varchar     not null,
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  version       bigint      not null,
  primary key (org_id, id)
);
create unique index customer_email_address on customer (org_id, lower(email_address));
create unique index customer_auth_user_id on customer (org_id, auth_user_id);

-- The customers' properties, as property-service tells of them.
create table customer_property (
  org_id      varchar not null,
  property_id uuid    not null,
  customer_id uuid    not null,
  icp         varchar not null,
  lifecycle   varchar not null,
  version     bigint  not null,
  primary key (org_id, property_id)
);
create index customer_property_customer on customer_property (org_id, customer_id, property_id);
