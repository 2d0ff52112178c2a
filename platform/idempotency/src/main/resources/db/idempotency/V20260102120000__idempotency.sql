-- What requests with a key were answered, written in the transaction of their effect.
create table idempotency_key (
  org_id      varchar     not null,
  key         varchar     not null,
  fingerprint varchar     not null,
  answer      varchar,
  created_at  timestamptz not null default now(),
  primary key (org_id, key)
);
create index idempotency_key_created_at on idempotency_key (created_at);
