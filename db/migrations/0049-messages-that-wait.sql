-- Since when a message for the document axis waits, and since when it fails: the operations page and its alarms count it.
alter table axis_message
  add column queued_at timestamptz not null default now(),
  add column failing_since timestamptz;
-- Of what waits already it is not known any more: it counts from now on.
update axis_message set failing_since = now() where sent_at is null and fault is not null;
alter table axis_message alter column queued_at drop default;
