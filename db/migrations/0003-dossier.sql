-- The dossier: its events (for ever), the projection that pages read, the outbox, the audit.
-- Every table here carries dossier_id first in its key and refers only within it, so that a
-- PostgreSQL cluster may distribute them by dossier_id as they are.

create table event (
  dossier_id uuid not null,
  version integer not null check (version > 0),
  type text not null,
  body jsonb not null,
  actor jsonb not null,
  at timestamptz not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (dossier_id, version)
);

create table dossier (
  dossier_id uuid primary key,
  version integer not null,
  head_hash bytea not null,
  code text not null,
  procedure_code text not null,
  procedure_from date not null,
  desk text not null,
  handler text not null,
  phase text not null check (phase in ('waiting', 'in-hand', 'awaiting-supplement', 'closed')),
  outcome text,
  step text,
  -- Who must act now: the role at the agency, and the officer where one has accepted the step.
  step_role text,
  place text not null,
  holder text,
  holder_name text,
  received_at timestamptz not null,
  due_at timestamptz,
  -- due_at, or infinity where nothing is urgent: the order of the work-list.
  urgent_at timestamptz not null,
  finished_at timestamptz,
  closed_at timestamptz,
  applicant_name text not null,
  concerned_name text,
  -- Last four digits of the numbers by which a stranger may follow the dossier.
  tracking_keys text[] not null,
  -- Folded words of names, numbers and codes, and 'A:<agency>' for desk and handler: a capital,
  -- which no folded word has, so that nobody can type it.
  search tsvector not null
);
-- The code is unique by its daily serial; a unique index could not be distributed by dossier_id.
create index dossier_by_code on dossier (code);
create index dossier_worklist on dossier (place, step_role, urgent_at, dossier_id)
  where phase <> 'closed';
create index dossier_awaiting on dossier (desk, dossier_id) where phase = 'awaiting-supplement';
create index dossier_by_search on dossier using gin (search);

create table outbox (
  dossier_id uuid not null,
  message_id uuid not null,
  kind text not null,
  body jsonb not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  done_at timestamptz,
  primary key (dossier_id, message_id)
);
create index outbox_due on outbox (due_at) where done_at is null;

-- Who did what, who was denied what, and who read whose dossier, when and why.
create table audit (
  dossier_id uuid not null,
  at timestamptz not null,
  id uuid not null default gen_random_uuid(),
  subject text not null,
  role text not null,
  agency text not null,
  act text not null,
  outcome text not null check (outcome in ('done', 'denied', 'read')),
  detail text not null,
  primary key (dossier_id, at, id)
) partition by range (at);
create table audit_default partition of audit default;

-- Months of the audit are created ahead by the worker; whatever has none falls into the default.
create function ensure_audit_partition(month date) returns void
  language plpgsql security definer set search_path from current as $$
declare
  start date := date_trunc('month', month)::date;
  name text := 'audit_' || to_char(start, 'YYYY_MM');
begin
  if to_regclass(name) is null then
    execute format('create table %I partition of audit for values from (%L) to (%L)',
      name, start, start + interval '1 month');
  end if;
exception
  when check_violation then
    null; -- rows of that month stand in the default partition already, and may stay there
end
$$;
