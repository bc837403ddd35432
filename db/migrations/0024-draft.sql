-- A dossier that is being prepared from outside, kept after every page. Its id becomes the dossier's.
create table draft (
  draft_id uuid primary key,
  -- Whose it is: an account's, or of whoever has the browser's secret.
  citizen_id uuid references citizen,
  device_hash bytea,
  procedure_code text not null,
  form_code text,
  form_from date,
  -- By the id of the field, as they were typed where they cannot be read.
  answers jsonb not null default '{}',
  -- Which answers a register gave, and when; and which of them the person says are wrong.
  sources jsonb not null default '{}',
  -- Desk, delivery, contact and the like, as they were typed.
  choices jsonb not null default '{}',
  attachments jsonb not null default '[]',
  -- By which a counter opens it; a digest of the short code.
  resume_hash bytea unique,
  resume_until timestamptz,
  -- What registers said of the person when the draft was begun; goes with the draft.
  known jsonb not null default '{}',
  begun_at timestamptz not null,
  changed_at timestamptz not null,
  check ((citizen_id is null) <> (device_hash is null))
);
create index draft_by_citizen on draft (citizen_id, changed_at desc) where citizen_id is not null;
create index draft_by_device on draft (device_hash) where device_hash is not null;
create index draft_by_content on draft using gin (attachments jsonb_path_ops);
create index draft_by_change on draft (changed_at);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on draft to mot_cua_app;
  end if;
end
$$;
