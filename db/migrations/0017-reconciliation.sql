-- What we believe the national portal was told, compared with what it holds.
-- A run goes through the dossiers in the order of their ids and can be taken up again where it was
-- left: by another process, after a restart, or when the portal answers again.
create table reconciliation_run (
  run_id uuid primary key,
  started_at timestamptz not null,
  -- Subject of the administrator, or `system` of one that began by itself.
  started_by text not null,
  -- The night for which it began by itself: one a night, however many processes there are.
  nightly_on date unique,
  -- Days of receipt, both included; or the code of one dossier.
  received_from date,
  received_to date,
  code text,
  state text not null default 'running' check (state in ('running', 'done', 'stopped')),
  total integer not null,
  checked integer not null default 0,
  differing integer not null default 0,
  -- Dossiers about which the portal gave no usable answer.
  unchecked integer not null default 0,
  -- All dossiers up to this id were looked at.
  reached uuid not null default '00000000-0000-0000-0000-000000000000',
  -- Which worker has it, and until when; or when to go on after a fault.
  holder uuid,
  due_at timestamptz not null,
  fault_code text,
  fault text,
  ended_at timestamptz,
  check ((code is null) = (received_from is not null and received_to is not null))
);
create index reconciliation_run_due on reconciliation_run (due_at) where state = 'running';
create index reconciliation_run_recent on reconciliation_run (started_at desc);

-- One way in which one dossier differs. It stays when it was mended, and comes back when it comes back.
create table reconciliation_finding (
  dossier_id uuid not null,
  kind text not null,
  -- {"ours": [...], "theirs": [...]}
  detail jsonb not null,
  -- The run that saw it last; null where it was looked at after a repair.
  run_id uuid,
  found_at timestamptz not null,
  checked_at timestamptz not null,
  repair_asked_at timestamptz,
  repair_asked_by text,
  repaired_at timestamptz,
  primary key (dossier_id, kind)
);
create index reconciliation_finding_open on reconciliation_finding (kind, dossier_id)
  where repaired_at is null;
create index reconciliation_finding_asked on reconciliation_finding (repair_asked_at)
  where repaired_at is null and repair_asked_at is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on reconciliation_run, reconciliation_finding to mot_cua_app;
    grant select on reconciliation_run, reconciliation_finding to mot_cua_report;
  end if;
end
$$;
