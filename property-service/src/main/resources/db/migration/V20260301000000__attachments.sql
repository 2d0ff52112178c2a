-- What a property's usage is known from: one snapshot of each type.
create table usage_snapshot (
  org_id      varchar     not null,
  property_id uuid        not null,
  type        varchar     not null,
  snapshot_id varchar     not null,
  attached_at timestamptz not null,
  primary key (org_id, property_id, type),
  foreign key (org_id, property_id) references property (org_id, id) on delete cascade
);

-- The plan comparisons that were made for a property.
create table comparison (
  org_id      varchar     not null,
  property_id uuid        not null,
  saga_id     varchar     not null,
  attached_at timestamptz not null,
  primary key (org_id, property_id, saga_id),
  foreign key (org_id, property_id) references property (org_id, id) on delete cascade
);

-- That there was a property, so that its removal can be repeated; nothing else of it is kept.
create table removed_property (
  org_id      varchar     not null,
  id          uuid        not null,
  customer_id uuid        not null,
  removed_at  timestamptz not null,
  primary key (org_id, id)
);

-- Which properties are to be verified again, longest ago first: those that were verified once, and those whose ICP the
-- registry may come to know. Wrong check digits stay wrong.
create index property_checked_at on property (checked_at)
  where verification_status <> 'PENDING' and (lifecycle = 'VERIFIED' or rejection_reason = 'not_found');

-- When properties were last chosen for that; its one row makes the replicas take turns.
create table verification_round (
  only_row   boolean     primary key default true check (only_row),
  started_at timestamptz not null
);
insert into verification_round (started_at) values ('-infinity');
