create table property (
  org_id                   varchar     not null,
  id                       uuid        not null,
  customer_id              uuid        not null,
  icp                      varchar     not null,
  lifecycle                varchar     not null,
  verification_status      varchar     not null,
  rejection_reason         varchar,
  checked_at               timestamptz,
  network_reporting_region varchar,
  smart_meter              boolean,
  meter_active             boolean,
  flow_directions          varchar[],
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  version                  bigint      not null,
  primary key (org_id, id)
);
create unique index property_customer_icp on property (org_id, customer_id, icp);
create index property_customer on property (org_id, customer_id, id);

-- What properties need to know of customers, as customer-service tells of them.
create table known_customer (
  org_id       varchar not null,
  id           uuid    not null,
  lifecycle    varchar not null,
  auth_user_id varchar,
  version      bigint  not null,
  primary key (org_id, id)
);
