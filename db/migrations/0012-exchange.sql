-- What other parties are to be told of a dossier: one row a dossier and party, which says up to which
-- of its events they were told. Order within a dossier is thus given, and a party whose line is dead
-- for a week has as many rows as dossiers, not as events.
create table delivery (
  dossier_id uuid not null,
  party text not null,
  wanted_version integer not null,
  done_version integer not null default 0,
  due_at timestamptz not null,
  -- Raised by each lease, put back to 0 when something was delivered: above 1, the one before may
  -- have arrived without our hearing of it.
  attempts integer not null default 0,
  -- What the last attempt met, and since when there was no success.
  fault_code text,
  fault text,
  failing_since timestamptz,
  -- A person keeps it back until it is let go.
  held_by text,
  held_because text,
  primary key (dossier_id, party)
);
create index delivery_due on delivery (party, due_at)
  where done_version < wanted_version and held_by is null;
create index delivery_failing on delivery (party, failing_since) where done_version < wanted_version;

-- Every call to an outside system with its whole answer.
create table exchange_call (
  dossier_id uuid not null,
  at timestamptz not null,
  id uuid not null,
  party text not null,
  service text not null,
  -- For whom it was asked, and what for.
  subject text not null,
  agency text not null,
  purpose text not null,
  procedure_code text,
  -- Identity number of the person asked about, where one was: by which a call is found again.
  person text,
  milliseconds integer not null,
  outcome text not null check (outcome in ('answered', 'refused', 'failed')),
  status integer,
  fault_code text,
  fault text,
  request text not null,
  response text,
  primary key (dossier_id, at, id)
) partition by range (at);
create table exchange_call_default partition of exchange_call default;
create index exchange_call_by_party on exchange_call (party, at desc);
create index exchange_call_by_person on exchange_call (person, at desc) where person is not null;

create function ensure_exchange_partition(month date) returns void
  language plpgsql security definer set search_path from current as $$
declare
  start date := date_trunc('month', month)::date;
  name text := 'exchange_call_' || to_char(start, 'YYYY_MM');
begin
  if to_regclass(name) is null then
    execute format('create table %I partition of exchange_call for values from (%L) to (%L)',
      name, start, start + interval '1 month');
  end if;
exception
  when check_violation then
    null; -- rows of that month stand in the default partition already, and may stay there
end
$$;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on delivery to mot_cua_app;
    -- A call that was made is history.
    grant select, insert on exchange_call to mot_cua_app;
    grant execute on function ensure_exchange_partition(date) to mot_cua_app;
    grant select on delivery, exchange_call to mot_cua_report;
  end if;
end
$$;
