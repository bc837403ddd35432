-- Law as data: every version of a procedure or form that was ever published, and what is being
-- written. A version ends where the next of its code begins, or on the last day it names itself.

create table catalogue_version (
  kind text not null check (kind in ('procedure', 'form')),
  code text not null,
  valid_from date not null,
  body json not null,
  note text not null,
  -- Null for what came with the software.
  published_at timestamptz,
  approved_by text,
  edited_by text[] not null,
  -- First day without it, where a reorganisation of the law ended a code that has no next version.
  ended_from date,
  primary key (kind, code, valid_from)
);

-- A draft may have any fault: nothing typed is lost. Only a sound one is published.
create table catalogue_draft (
  draft_id uuid primary key,
  kind text not null check (kind in ('procedure', 'form')),
  body json not null,
  -- The version it was copied from; null where it was imported under a new code.
  base_code text,
  base_valid_from date,
  note text not null,
  state text not null check (state in ('editing', 'submitted')),
  -- Why it was given back by the one who was to approve it.
  returned_because text,
  revision integer not null,
  edited_by text[] not null,
  edited_at timestamptz not null
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    -- What was in force is history: dossiers are pinned to it.
    grant select, insert on catalogue_version to mot_cua_app;
    grant select, insert, update, delete on catalogue_draft to mot_cua_app;
    grant select on catalogue_version, catalogue_draft to mot_cua_report;
  end if;
end
$$;
