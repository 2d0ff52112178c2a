-- A removed property is remembered, so that an event that comes late doesn't bring it back.
alter table customer_property add column removed boolean not null default false;
