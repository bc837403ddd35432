-- What the national portal shares, as it was fetched last: the lists, and each procedure by itself.
-- A row is also the order to fetch it: `wanted_at` is set while somebody waits for it, so that a
-- comparison of the whole catalogue goes on where it was when a process ends.
create table national_list (
  kind text primary key check (kind in ('procedures', 'agencies', 'fields')),
  content jsonb,
  fetched_at timestamptz,
  wanted_at timestamptz,
  wanted_by text,
  wanted_agency text,
  due_at timestamptz not null default now(),
  attempts integer not null default 0,
  fault_code text,
  fault text
);
insert into national_list (kind) values ('procedures'), ('agencies'), ('fields');

create table national_procedure (
  code text primary key,
  -- Null where the portal has no procedure of that code, or was not asked yet.
  content jsonb,
  fetched_at timestamptz,
  wanted_at timestamptz,
  wanted_by text,
  wanted_agency text,
  due_at timestamptz not null default now(),
  attempts integer not null default 0,
  fault_code text,
  fault text
);
create index national_procedure_due on national_procedure (due_at) where wanted_at is not null;

-- Promotion notices that were filed at the national portal. The dossier's id is derived from the
-- portal's code, so that a notice that comes again meets its own row and its own dossier.
create table portal_notice (
  dossier_id uuid primary key,
  code text not null,
  procedure_code text not null,
  -- `reported`: it could not be taken over and a person is told why; `closed`: that person dealt
  -- with it by hand.
  state text not null check (state in ('received', 'reported', 'closed')),
  problems jsonb not null default '[]',
  seen_at timestamptz not null,
  try_at timestamptz not null,
  attempts integer not null default 1,
  acknowledged_at timestamptz,
  closed_by text,
  closed_because text
);
create index portal_notice_reported on portal_notice (seen_at) where state = 'reported';

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, update on national_list to mot_cua_app;
    grant select, insert, update on national_procedure, portal_notice to mot_cua_app;
    grant select on national_list, national_procedure, portal_notice to mot_cua_report;
  end if;
end
$$;
