-- Hamlets and quarters (ấp, khu phố): no agency and no code of their own. The People's Committee of
-- the commune answers for them.
create table hamlet (
  -- 'UNIT/NUMBER', the number within its commune.
  hamlet_id text primary key check (hamlet_id ~ '^\d{5}/\d{1,3}$'),
  commune text not null,
  name text not null check (char_length(name) between 1 and 100),
  unique (commune, name)
);

-- Files that belong to answers, decisions, documents and tasks; `subject` names the row: 'answer/…'.
create table evidence_file (
  file_id uuid primary key,
  subject text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size integer not null,
  added_at timestamptz not null,
  added_by text not null
);
create index evidence_file_by_subject on evidence_file (subject, added_at, file_id);
create index evidence_file_by_content on evidence_file (sha256);

-- A round of reports: what is asked, of whom (report_answer), until when.
create table report_campaign (
  campaign_id uuid primary key,
  -- Key of the shipped template that it goes back to; null for one of the province's own.
  template text,
  name text not null check (char_length(name) between 1 and 200),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  repeats text not null check (repeats in ('once', 'month', 'quarter', 'half-year', 'year')),
  form jsonb not null,
  -- Working days from the due time at which who has not answered is reminded; negative before it.
  reminders integer[] not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  -- The round before it, whose answers are compared.
  previous uuid references report_campaign,
  made_at timestamptz not null,
  opened_at timestamptz,
  due_at timestamptz,
  check ((state = 'draft') = (opened_at is null)),
  check ((opened_at is null) = (due_at is null))
);
-- Copied for the next period once only.
create unique index report_campaign_follows on report_campaign (previous) where previous is not null;
create index report_campaign_by_period on report_campaign (template, period_from);

-- Recipients of a campaign, as they stood at its beginning, with their answers.
create table report_answer (
  campaign_id uuid not null references report_campaign,
  -- Code of the agency, or id of the hamlet.
  recipient text not null,
  name text not null,
  level text not null check (level in ('province', 'district', 'commune', 'hamlet')),
  -- Who answers: the agency itself, or the committee of the hamlet's commune.
  agency text not null,
  -- Under which recipient or agency it is summed up; null at the top.
  above text,
  state text not null check (state in ('not-begun', 'draft', 'submitted', 'returned', 'accepted')),
  version integer not null,
  due_at timestamptz,
  -- As typed, by code of the indicator; reasons for changing what was prefilled; what that was.
  typed jsonb not null default '{}',
  reasons jsonb not null default '{}',
  prefilled jsonb not null default '{}',
  first_submitted_at timestamptz,
  submitted_at timestamptz,
  returned_at timestamptz,
  return_reason text not null default '',
  -- Until when what was returned is to come again.
  again_due_at timestamptz,
  accepted_at timestamptz,
  extension text not null default 'none' check (extension in ('none', 'asked', 'granted', 'refused')),
  extension_until date,
  extension_reason text not null default '',
  primary key (campaign_id, recipient),
  check ((first_submitted_at is null) = (submitted_at is null)),
  check (state not in ('submitted', 'accepted') or submitted_at is not null),
  check (state <> 'returned' or (returned_at is not null and again_due_at is not null))
);
create index report_answer_by_agency on report_answer (agency, state);
create index report_answer_by_above on report_answer (campaign_id, above);

-- Reminders, due and given: shown to who answers, and counted.
create table report_reminder (
  campaign_id uuid not null,
  recipient text not null,
  days integer not null,
  due_at timestamptz not null,
  given_at timestamptz,
  primary key (campaign_id, recipient, days),
  foreign key (campaign_id, recipient) references report_answer
);
create index report_reminder_due on report_reminder (due_at) where given_at is null;

-- Steering of Đề án 06. Bodies: committees and teams of a unit.
create table steering_body (
  body_id uuid primary key,
  kind text not null check (kind in ('committee', 'assisting-team', 'team')),
  level text not null check (level in ('province', 'district', 'commune', 'hamlet')),
  -- Code of the unit, or id of the hamlet.
  unit text not null,
  name text not null check (char_length(name) between 1 and 200),
  -- Whose leaders and specialists may change it.
  agency text not null,
  founded_on date not null,
  ended_on date check (ended_on >= founded_on)
);
create unique index steering_body_of_unit on steering_body (level, unit, kind) where ended_on is null;

create table steering_decision (
  decision_id uuid primary key,
  body_id uuid not null references steering_body,
  act text not null check (act in ('founded', 'changed')),
  number text not null check (char_length(number) between 1 and 60),
  issued_on date not null,
  issuer text not null
);
create index steering_decision_by_body on steering_decision (body_id, issued_on);

create table steering_member (
  member_id uuid primary key,
  body_id uuid not null references steering_body,
  name text not null check (char_length(name) between 1 and 100),
  post text not null,
  role text not null check (role in ('head', 'standing-vice-head', 'vice-head', 'member', 'secretary')),
  -- Who it is among the staff, where they have an account: whom tasks escalate to.
  subject text,
  since date not null,
  -- First day on which they no longer are.
  until date check (until >= since)
);
create index steering_member_by_body on steering_member (body_id, since);
create index steering_member_by_subject on steering_member (subject) where subject is not null;

create table steering_task (
  task_id uuid primary key,
  title text not null check (char_length(title) between 1 and 300),
  agency text not null,
  due_at timestamptz not null,
  -- When it goes on to the standing vice-head, if it is not done then.
  escalates_at timestamptz not null check (escalates_at >= due_at),
  made_at timestamptz not null,
  done_at timestamptz
);
create index steering_task_open on steering_task (due_at) where done_at is null;
create index steering_task_by_agency on steering_task (agency, due_at);

create table steering_note (
  note_id uuid primary key,
  task_id uuid not null references steering_task,
  at timestamptz not null,
  agency text not null,
  author text not null,
  text text not null
);
create index steering_note_by_task on steering_note (task_id, at);

-- To whom an overdue task was brought, and when.
create table steering_escalation (
  task_id uuid not null references steering_task,
  step text not null check (step in ('leader', 'standing-vice-head')),
  at timestamptz not null,
  primary key (task_id, step)
);

create table steering_document (
  document_id uuid primary key,
  number text not null check (char_length(number) between 1 and 60),
  issued_on date not null,
  subject text not null check (char_length(subject) between 1 and 500),
  issuer text not null,
  unique (number, issued_on)
);
create index steering_document_by_day on steering_document (issued_on);
create table steering_document_task (
  document_id uuid not null references steering_document,
  task_id uuid not null references steering_task,
  primary key (document_id, task_id)
);

create table steering_outreach (
  outreach_id uuid primary key,
  kind text not null check (kind in ('article', 'broadcast', 'poster', 'meeting')),
  agency text not null,
  happened_on date not null,
  place text not null,
  pieces integer not null check (pieces >= 1),
  people integer not null check (people >= 0),
  added_at timestamptz not null
);
create index steering_outreach_by_day on steering_outreach (happened_on);

create table steering_meeting (
  meeting_id uuid primary key,
  title text not null check (char_length(title) between 1 and 300),
  held_on date not null,
  place text not null
);
create index steering_meeting_by_day on steering_meeting (held_on);
create table steering_participant (
  meeting_id uuid not null references steering_meeting,
  number integer not null,
  name text not null,
  post text not null,
  organisation text not null,
  -- What they came for: a ministry's or the province's committee, a department, a district, a commune, police …
  kind text not null,
  attended boolean not null,
  primary key (meeting_id, number)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert on hamlet, evidence_file, steering_decision, steering_note,
      steering_escalation, steering_document, steering_document_task, steering_outreach
      to mot_cua_app;
    grant select, insert, update on report_campaign, report_answer, steering_body, steering_member,
      steering_task, steering_meeting to mot_cua_app;
    grant select, insert, update, delete on report_reminder, steering_participant to mot_cua_app;
    -- A file that was put in by mistake, while the answer is a draft.
    grant delete on evidence_file to mot_cua_app;
    grant select on hamlet, evidence_file, report_campaign, report_answer, report_reminder,
      steering_body, steering_decision, steering_member, steering_task, steering_note,
      steering_escalation, steering_document, steering_document_task, steering_outreach,
      steering_meeting, steering_participant to mot_cua_report;
  end if;
end
$$;
