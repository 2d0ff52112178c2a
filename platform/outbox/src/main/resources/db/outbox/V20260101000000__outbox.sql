-- Events that leave with the transaction that made them.
create table outbox (
  org_id            varchar     not null,
  id                uuid        not null,
  topic             varchar     not null,
  key               varchar     not null,
  type              varchar     not null,
  aggregate_version bigint      not null,
  occurred_at       timestamptz not null,
  traceparent       varchar,
  data              varchar     not null,
  primary key (org_id, id)
);
create index outbox_occurred_at on outbox (occurred_at);

-- What Debezium reads: inserts only, so that removing old rows is not sent anywhere.
create publication homewatt_outbox for table outbox with (publish = 'insert');

-- Events that were acted upon.
create table seen_event (
  org_id   varchar     not null,
  consumer varchar     not null,
  event_id uuid        not null,
  seen_at  timestamptz not null default now(),
  primary key (org_id, consumer, event_id)
);
create index seen_event_seen_at on seen_event (seen_at);
