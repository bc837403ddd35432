-- A period of which a report is due, with the last day whose figures are told.
create table report_period (
  report text not null,
  period text not null,
  told_to date not null,
  deadline timestamptz not null,
  opened_at timestamptz not null,
  primary key (report, period)
);

-- What an agency writes for its part of one report.
create table report_text (
  report text not null,
  period text not null,
  part text not null,
  agency text not null,
  body text not null check (char_length(body) <= 20000),
  -- Raised by each save: who wrote over what another saved meanwhile is told.
  revision integer not null,
  saved_at timestamptz not null,
  -- The first time: a later correction does not make it late, nor early.
  submitted_at timestamptz,
  primary key (report, period, part),
  foreign key (report, period) references report_period
);

-- Documents of the document axis (trục liên thông văn bản quốc gia), ours and those that were sent to us.
create table axis_document (
  axis_document_id uuid primary key,
  direction text not null check (direction in ('out', 'in')),
  -- As the axis writes it: agency, day, number and notation.
  document_id text not null,
  -- All of it but its files, as it stands after what was changed (src/axis/axis-document.ts).
  body jsonb not null,
  -- Number of the message that it stands by.
  version integer not null default 1,
  -- How it would stand after a change that we have not agreed to yet; null for none.
  pending jsonb,
  created_at timestamptz not null,
  -- A document of ours is sent once, one of others taken once.
  unique (direction, document_id)
);
create index axis_document_by_time on axis_document (direction, created_at desc);

create table axis_file (
  axis_document_id uuid not null references axis_document,
  -- Number of the message that brought it: what is replaced stays to be seen.
  version integer not null,
  file_id text not null,
  name text not null,
  media_type text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size integer not null,
  primary key (axis_document_id, version, file_id)
);
create index axis_file_by_content on axis_file (sha256);

-- How far each receiver is with a document; of one that we received, ourselves.
create table axis_receiver (
  axis_document_id uuid not null references axis_document,
  organ text not null,
  name text not null,
  handling text not null,
  request text check (request in ('recall', 'update', 'replace')),
  changed_at timestamptz not null,
  primary key (axis_document_id, organ)
);

-- All that was told of a document: statuses and requests, also those that changed nothing.
create table axis_note (
  note_id uuid primary key,
  axis_document_id uuid not null references axis_document,
  -- Who told it.
  organ text not null,
  -- A code of a status, or what was asked for.
  told text not null,
  description text not null,
  -- Why it changed nothing; null where it did.
  ignored text,
  at timestamptz not null,
  noted_at timestamptz not null
);
create index axis_note_by_document on axis_note (axis_document_id, noted_at, note_id);

-- Messages that wait to be sent, and those that were: each is sent once.
create table axis_message (
  message_id uuid primary key,
  axis_document_id uuid not null references axis_document,
  -- By which the axis is asked whether it has it.
  key text not null unique,
  kind text not null check (kind in ('document', 'status')),
  body jsonb not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  leased_until timestamptz,
  fault_code text,
  fault text,
  sent_at timestamptz
);
create index axis_message_due on axis_message (due_at) where sent_at is null;
create index axis_message_by_document on axis_message (axis_document_id);

-- Messages to us that cannot be read: tried again a few times, then set aside.
create table axis_unread (
  name text primary key,
  tries integer not null,
  fault text not null,
  first_at timestamptz not null,
  set_aside_at timestamptz
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on report_period, report_text, axis_document,
      axis_receiver, axis_message, axis_unread to mot_cua_app;
    grant select, insert on axis_file, axis_note to mot_cua_app;
  end if;
  if exists (select from pg_roles where rolname = 'mot_cua_report') then
    grant select on report_period, report_text, axis_document, axis_receiver,
      axis_note, axis_message, axis_unread to mot_cua_report;
  end if;
end
$$;
