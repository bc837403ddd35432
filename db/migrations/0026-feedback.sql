-- Whether a dossier came online and whether a supplement was ever asked, for the public statistics.
alter table dossier add column online boolean not null default false;
alter table dossier add column supplement_asked boolean not null default false;
update dossier set online = true
  where exists (select from event where event.dossier_id = dossier.dossier_id
    and version = 1 and body ? 'origin');
update dossier set supplement_asked = true
  where exists (select from event where event.dossier_id = dossier.dossier_id
    and type = 'supplement-requested');

-- What was received and finished by agency and month, counted anew every few minutes; agency '' is
-- the whole province. A dossier counts for whoever decides it and for the desk that has it.
create table agency_month (
  agency text not null,
  month date not null,
  received integer not null,
  online integer not null,
  supplement_asked integer not null,
  on_time integer not null,
  late integer not null,
  untimed integer not null,
  refused integer not null,
  primary key (agency, month)
);

-- What is not finished, as of the same count.
create table agency_standing (
  agency text primary key,
  waiting integer not null,
  paused integer not null,
  overdue integer not null
);

-- What citizens report or suggest, and how it stands. The key is made with the form, so that sending
-- twice keeps one. Texts, names and numbers are personal data: each read by an officer is audited.
create table feedback (
  feedback_id uuid primary key,
  version integer not null check (version > 0),
  code text not null unique,
  -- SHA-256 of the word by which the sender follows it.
  secret_hash bytea not null,
  received_at timestamptz not null,
  kind text not null check (kind in ('conduct', 'regulation', 'suggestion')),
  about text not null,
  agency text not null,
  dossier_code text,
  body text not null,
  sender_name text,
  phone text,
  email text,
  tell_by text not null check (tell_by in ('none', 'phone', 'email')),
  may_publish boolean not null,
  attachments jsonb not null,
  due_at timestamptz not null,
  extended boolean not null default false,
  stage jsonb not null,
  closed_at timestamptz
);
create index feedback_open on feedback (agency, due_at, feedback_id) where closed_at is null;
create index feedback_due on feedback (due_at, feedback_id) where closed_at is null;
create index feedback_closed on feedback (agency, closed_at desc, feedback_id)
  where closed_at is not null;
create index feedback_published on feedback (closed_at desc, feedback_id)
  where stage -> 'publication' <> 'null'::jsonb;
create index feedback_by_attachment on feedback using gin (attachments jsonb_path_ops)
  where attachments <> '[]';

-- Who did what to it; written in the transaction of the change and never changed.
create table feedback_event (
  feedback_id uuid not null references feedback,
  version integer not null check (version > 0),
  type text not null,
  at timestamptz not null,
  subject text not null,
  role text not null,
  agency text not null,
  detail text not null,
  primary key (feedback_id, version)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on agency_month, agency_standing to mot_cua_app;
    grant select on agency_month, agency_standing to mot_cua_report;
    grant select, insert, update on feedback to mot_cua_app;
    grant select, insert on feedback_event to mot_cua_app;
    grant select on feedback, feedback_event to mot_cua_report;
  end if;
end
$$;
