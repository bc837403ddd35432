-- The schema after all migrations, made by `npm run schema`: read it, do not edit it.

create table agency (
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  name_en text not null,
  kind text not null,
  level text not null,
  unit_code text not null,
  parent_code text,
  department text,
  address text,
  phone text,
  code_to_be_confirmed boolean not null,
  PRIMARY KEY (code, valid_from)
);
grant delete, insert, select, update on agency to mot_cua_app;
grant select on agency to mot_cua_report;

create table appointment (
  appointment_id uuid not null,
  desk text not null,
  day date not null,
  slot_start timestamp with time zone not null,
  slot_end timestamp with time zone not null,
  purpose text not null,
  name text,
  phone text,
  code text not null,
  state text not null,
  ticket_id uuid,
  booked_at timestamp with time zone not null,
  UNIQUE (code),
  UNIQUE (ticket_id),
  PRIMARY KEY (appointment_id),
  CHECK (((state = 'arrived'::text) = (ticket_id IS NOT NULL))),
  CHECK (((state <> 'cancelled'::text) OR ((name IS NULL) AND (phone IS NULL)))),
  CHECK ((state = ANY (ARRAY['booked'::text, 'cancelled'::text, 'arrived'::text])))
);
CREATE INDEX appointment_by_day ON public.appointment USING btree (day);
CREATE INDEX appointment_by_slot ON public.appointment USING btree (desk, day, slot_start);
CREATE UNIQUE INDEX appointment_code_key ON public.appointment USING btree (code);
CREATE INDEX appointment_named ON public.appointment USING btree (day) WHERE ((name IS NOT NULL) OR (phone IS NOT NULL));
CREATE UNIQUE INDEX appointment_ticket_id_key ON public.appointment USING btree (ticket_id);
grant insert, select, update on appointment to mot_cua_app;

create table assistant (
  identity_number text not null,
  name text not null,
  team text not null,
  unit_code text not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (identity_number),
  CHECK (((char_length(team) >= 1) AND (char_length(team) <= 100)))
);
grant insert, select, update on assistant to mot_cua_app;

create table audit (
  dossier_id uuid not null,
  at timestamp with time zone not null,
  id uuid default gen_random_uuid() not null,
  subject text not null,
  role text not null,
  agency text not null,
  act text not null,
  outcome text not null,
  detail text not null,
  PRIMARY KEY (dossier_id, at, id),
  CHECK ((outcome = ANY (ARRAY['done'::text, 'denied'::text, 'read'::text])))
) partition by RANGE (at);
grant insert, select on audit to mot_cua_app;
grant select on audit to mot_cua_report;

create table axis_document (
  axis_document_id uuid not null,
  direction text not null,
  document_id text not null,
  body jsonb not null,
  version integer default 1 not null,
  pending jsonb,
  created_at timestamp with time zone not null,
  UNIQUE (direction, document_id),
  PRIMARY KEY (axis_document_id),
  CHECK ((direction = ANY (ARRAY['out'::text, 'in'::text])))
);
CREATE INDEX axis_document_by_time ON public.axis_document USING btree (direction, created_at DESC);
CREATE UNIQUE INDEX axis_document_direction_document_id_key ON public.axis_document USING btree (direction, document_id);
grant insert, select, update on axis_document to mot_cua_app;
grant select on axis_document to mot_cua_report;

create table axis_file (
  axis_document_id uuid not null,
  version integer not null,
  file_id text not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  size integer not null,
  PRIMARY KEY (axis_document_id, version, file_id),
  FOREIGN KEY (axis_document_id) REFERENCES axis_document(axis_document_id),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX axis_file_by_content ON public.axis_file USING btree (sha256);
grant insert, select on axis_file to mot_cua_app;

create table axis_message (
  message_id uuid not null,
  axis_document_id uuid not null,
  key text not null,
  kind text not null,
  body jsonb not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  leased_until timestamp with time zone,
  fault_code text,
  fault text,
  sent_at timestamp with time zone,
  queued_at timestamp with time zone not null,
  failing_since timestamp with time zone,
  UNIQUE (key),
  PRIMARY KEY (message_id),
  FOREIGN KEY (axis_document_id) REFERENCES axis_document(axis_document_id),
  CHECK ((kind = ANY (ARRAY['document'::text, 'status'::text])))
);
CREATE INDEX axis_message_by_document ON public.axis_message USING btree (axis_document_id);
CREATE INDEX axis_message_due ON public.axis_message USING btree (due_at) WHERE (sent_at IS NULL);
CREATE UNIQUE INDEX axis_message_key_key ON public.axis_message USING btree (key);
grant insert, select, update on axis_message to mot_cua_app;
grant select on axis_message to mot_cua_report;

create table axis_note (
  note_id uuid not null,
  axis_document_id uuid not null,
  organ text not null,
  told text not null,
  description text not null,
  ignored text,
  at timestamp with time zone not null,
  noted_at timestamp with time zone not null,
  PRIMARY KEY (note_id),
  FOREIGN KEY (axis_document_id) REFERENCES axis_document(axis_document_id)
);
CREATE INDEX axis_note_by_document ON public.axis_note USING btree (axis_document_id, noted_at, note_id);
grant insert, select on axis_note to mot_cua_app;
grant select on axis_note to mot_cua_report;

create table axis_receiver (
  axis_document_id uuid not null,
  organ text not null,
  name text not null,
  handling text not null,
  request text,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (axis_document_id, organ),
  FOREIGN KEY (axis_document_id) REFERENCES axis_document(axis_document_id),
  CHECK ((request = ANY (ARRAY['recall'::text, 'update'::text, 'replace'::text])))
);
grant insert, select, update on axis_receiver to mot_cua_app;
grant select on axis_receiver to mot_cua_report;

create table axis_unread (
  name text not null,
  tries integer not null,
  fault text not null,
  first_at timestamp with time zone not null,
  set_aside_at timestamp with time zone,
  PRIMARY KEY (name)
);
grant insert, select, update on axis_unread to mot_cua_app;
grant select on axis_unread to mot_cua_report;

create table budget_code_request (
  request_key uuid not null,
  asked_at timestamp with time zone not null,
  subject text not null,
  agency text not null,
  name text not null,
  address text not null,
  founding text not null,
  state text default 'open'::text not null,
  answer text default ''::text not null,
  answered_at timestamp with time zone,
  PRIMARY KEY (request_key),
  CHECK ((state = ANY (ARRAY['open'::text, 'issued'::text, 'refused'::text])))
);
CREATE INDEX budget_code_request_by_agency ON public.budget_code_request USING btree (agency, asked_at DESC);
grant insert, select, update on budget_code_request to mot_cua_app;
grant select on budget_code_request to mot_cua_report;

create table calendar_day (
  day date not null,
  kind text not null,
  name text not null,
  source text,
  valid_from date default '2018-06-21'::date not null,
  valid_to date,
  PRIMARY KEY (day, valid_from),
  CHECK (((valid_to IS NULL) OR (valid_to > valid_from))),
  CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text])))
);
grant delete, insert, select, update on calendar_day to mot_cua_app;
grant select on calendar_day to mot_cua_report;

create table calendar_year (
  year smallint not null,
  PRIMARY KEY (year)
);
grant delete, insert, select, update on calendar_year to mot_cua_app;
grant select on calendar_year to mot_cua_report;

create table catalogue_draft (
  draft_id uuid not null,
  kind text not null,
  body json not null,
  base_code text,
  base_valid_from date,
  note text not null,
  state text not null,
  returned_because text,
  revision integer not null,
  edited_by text[] not null,
  edited_at timestamp with time zone not null,
  PRIMARY KEY (draft_id),
  CHECK ((kind = ANY (ARRAY['procedure'::text, 'form'::text]))),
  CHECK ((state = ANY (ARRAY['editing'::text, 'submitted'::text])))
);
grant delete, insert, select, update on catalogue_draft to mot_cua_app;
grant select on catalogue_draft to mot_cua_report;

create table catalogue_version (
  kind text not null,
  code text not null,
  valid_from date not null,
  body json not null,
  note text not null,
  published_at timestamp with time zone,
  approved_by text,
  edited_by text[] not null,
  ended_from date,
  PRIMARY KEY (kind, code, valid_from),
  CHECK ((kind = ANY (ARRAY['procedure'::text, 'form'::text, 'rules'::text])))
);
grant insert, select on catalogue_version to mot_cua_app;
grant select on catalogue_version to mot_cua_report;

create table citizen (
  citizen_id uuid default gen_random_uuid() not null,
  subject text not null,
  kind text not null,
  name text not null,
  identity_number text,
  birth_date text,
  enterprise jsonb,
  assurance smallint not null,
  phone text,
  email text,
  since timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  UNIQUE (subject),
  PRIMARY KEY (citizen_id),
  CHECK ((kind = ANY (ARRAY['citizen'::text, 'enterprise'::text])))
);
CREATE UNIQUE INDEX citizen_subject_key ON public.citizen USING btree (subject);
grant insert, select, update on citizen to mot_cua_app;

create table citizen_session (
  token_hash bytea not null,
  citizen_id uuid not null,
  id_token text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (citizen_id) REFERENCES citizen(citizen_id)
);
CREATE INDEX citizen_session_by_end ON public.citizen_session USING btree (expires_at);
grant delete, insert, select on citizen_session to mot_cua_app;

create table content_retired (
  sha256 text not null,
  decided_at timestamp with time zone not null,
  held_by jsonb not null,
  removed_at timestamp with time zone,
  PRIMARY KEY (sha256, decided_at),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE UNIQUE INDEX content_retired_unfinished ON public.content_retired USING btree (sha256) WHERE (removed_at IS NULL);
grant delete, insert, select on content_retired to mot_cua_app;

create table content_scan (
  sha256 text not null,
  state text not null,
  signature text,
  noted_at timestamp with time zone not null,
  tried_at timestamp with time zone,
  PRIMARY KEY (sha256),
  CHECK (((signature IS NOT NULL) = (state = 'infected'::text))),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'infected'::text])))
);
CREATE INDEX content_scan_infected ON public.content_scan USING btree (noted_at) WHERE (state = 'infected'::text);
CREATE INDEX content_scan_waiting ON public.content_scan USING btree (tried_at NULLS FIRST, noted_at) WHERE (state = 'waiting'::text);
grant delete, insert, select, update on content_scan to mot_cua_app;

create table daily_digest (
  day date not null,
  events bigint not null,
  digest bytea not null,
  signature bytea not null,
  PRIMARY KEY (day)
);
grant insert, select on daily_digest to mot_cua_app;
grant select on daily_digest to mot_cua_report;

create table daily_serial (
  agency text not null,
  day date not null,
  last integer not null,
  PRIMARY KEY (agency, day)
);
grant delete, insert, select, update on daily_serial to mot_cua_app;
grant select on daily_serial to mot_cua_report;

create table delegation (
  delegation_id uuid not null,
  absent text not null,
  deputy text not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (delegation_id),
  CHECK ((deputy <> absent)),
  CHECK ((valid_to >= valid_from))
);
CREATE INDEX delegation_by_absent ON public.delegation USING btree (absent, valid_to);
CREATE INDEX delegation_by_deputy ON public.delegation USING btree (deputy, valid_to);
grant insert, select, update on delegation to mot_cua_app;
grant select on delegation to mot_cua_report;

create table delivery (
  dossier_id uuid not null,
  party text not null,
  wanted_version integer not null,
  done_version integer default 0 not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  fault_code text,
  fault text,
  failing_since timestamp with time zone,
  held_by text,
  held_because text,
  waiting_since timestamp with time zone default now() not null,
  traceparent text,
  leased_until timestamp with time zone,
  PRIMARY KEY (dossier_id, party)
);
CREATE INDEX delivery_due ON public.delivery USING btree (party, due_at) WHERE ((done_version < wanted_version) AND (held_by IS NULL));
CREATE INDEX delivery_failing ON public.delivery USING btree (party, failing_since) WHERE ((done_version < wanted_version) AND (failing_since IS NOT NULL));
CREATE INDEX delivery_held ON public.delivery USING btree (party, waiting_since) WHERE ((done_version < wanted_version) AND (held_by IS NOT NULL));
grant insert, select, update on delivery to mot_cua_app;
grant select on delivery to mot_cua_report;

create table desk_counter (
  desk text not null,
  day date not null,
  counter smallint not null,
  officer text not null,
  opened_at timestamp with time zone not null,
  UNIQUE (desk, day, officer),
  PRIMARY KEY (desk, day, counter),
  CHECK (((counter >= 1) AND (counter <= 99)))
);
CREATE UNIQUE INDEX desk_counter_desk_day_officer_key ON public.desk_counter USING btree (desk, day, officer);
grant delete, insert, select, update on desk_counter to mot_cua_app;
grant select on desk_counter to mot_cua_report;

create table desk_day (
  desk text not null,
  day date not null,
  last_number integer default 0 not null,
  preferred_run integer default 0 not null,
  PRIMARY KEY (desk, day)
);
grant insert, select, update on desk_day to mot_cua_app;
grant select on desk_day to mot_cua_report;

create table document_share (
  share_id uuid not null,
  citizen_id uuid not null,
  document_id uuid not null,
  token_hash bytea not null,
  recipient text not null,
  purpose text not null,
  shared_at timestamp with time zone not null,
  last_day date not null,
  revoked_at timestamp with time zone,
  page_opened integer default 0 not null,
  file_opened integer default 0 not null,
  last_opened_at timestamp with time zone,
  UNIQUE (token_hash),
  PRIMARY KEY (share_id),
  FOREIGN KEY (citizen_id) REFERENCES citizen(citizen_id),
  CHECK (((char_length(purpose) >= 1) AND (char_length(purpose) <= 200))),
  CHECK (((char_length(recipient) >= 1) AND (char_length(recipient) <= 120)))
);
CREATE INDEX document_share_by_citizen ON public.document_share USING btree (citizen_id, shared_at DESC, share_id);
CREATE INDEX document_share_by_document ON public.document_share USING btree (document_id);
CREATE UNIQUE INDEX document_share_token_hash_key ON public.document_share USING btree (token_hash);
grant insert, select, update on document_share to mot_cua_app;

create table dossier (
  dossier_id uuid not null,
  version integer not null,
  head_hash bytea not null,
  code text not null,
  procedure_code text not null,
  procedure_from date not null,
  desk text not null,
  handler text not null,
  phase text not null,
  outcome text,
  step text,
  step_role text,
  place text not null,
  holder text,
  holder_name text,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone,
  urgent_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  closed_at timestamp with time zone,
  applicant_name text not null,
  concerned_name text,
  tracking_keys text[] not null,
  search tsvector not null,
  received_desk text not null,
  received_handler text not null,
  online boolean default false not null,
  supplement_asked boolean default false not null,
  bundle uuid,
  fee_due boolean default false not null,
  paid_online boolean default false not null,
  digitised boolean default false not null,
  reused boolean default false not null,
  digital_result boolean default false not null,
  phase_since timestamp with time zone not null,
  PRIMARY KEY (dossier_id),
  CHECK ((phase = ANY (ARRAY['waiting'::text, 'in-hand'::text, 'awaiting-supplement'::text, 'closed'::text])))
);
CREATE INDEX dossier_awaiting ON public.dossier USING btree (desk, dossier_id) WHERE (phase = 'awaiting-supplement'::text);
CREATE INDEX dossier_by_bundle ON public.dossier USING btree (bundle) WHERE (bundle IS NOT NULL);
CREATE INDEX dossier_by_code ON public.dossier USING btree (code);
CREATE INDEX dossier_by_search ON public.dossier USING gin (search);
CREATE INDEX dossier_fell_late ON public.dossier USING btree (handler, due_at) WHERE (finished_at > due_at);
CREATE INDEX dossier_finished ON public.dossier USING btree (handler, finished_at) WHERE (finished_at IS NOT NULL);
CREATE INDEX dossier_received ON public.dossier USING btree (handler, received_at);
CREATE INDEX dossier_register ON public.dossier USING btree (received_desk, received_at, dossier_id);
CREATE INDEX dossier_supplemented ON public.dossier USING btree (handler, finished_at) WHERE (supplement_asked AND (finished_at IS NOT NULL));
CREATE INDEX dossier_unfinished ON public.dossier USING btree (handler, due_at) INCLUDE (desk, bundle, procedure_code, online, received_at, finished_at, phase, phase_since) WHERE (finished_at IS NULL);
CREATE INDEX dossier_worklist ON public.dossier USING btree (place, step_role, urgent_at, dossier_id) WHERE (phase <> 'closed'::text);
grant insert, select, update on dossier to mot_cua_app;
grant select on dossier to mot_cua_report;

create table dossier_rating (
  dossier_id uuid not null,
  grade smallint not null,
  remark text not null,
  rated_at timestamp with time zone not null,
  PRIMARY KEY (dossier_id),
  CHECK (((grade >= 1) AND (grade <= 5))),
  CHECK ((char_length(remark) <= 2000))
);
CREATE INDEX dossier_rating_by_time ON public.dossier_rating USING btree (rated_at);
grant insert, select, update on dossier_rating to mot_cua_app;

create table draft (
  draft_id uuid not null,
  citizen_id uuid,
  device_hash bytea,
  procedure_code text not null,
  form_code text,
  form_from date,
  answers jsonb default '{}'::jsonb not null,
  sources jsonb default '{}'::jsonb not null,
  choices jsonb default '{}'::jsonb not null,
  attachments jsonb default '[]'::jsonb not null,
  resume_hash bytea,
  resume_until timestamp with time zone,
  known jsonb default '{}'::jsonb not null,
  begun_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  helped jsonb,
  UNIQUE (resume_hash),
  PRIMARY KEY (draft_id),
  FOREIGN KEY (citizen_id) REFERENCES citizen(citizen_id),
  CHECK (((citizen_id IS NULL) <> (device_hash IS NULL)))
);
CREATE INDEX draft_by_change ON public.draft USING btree (changed_at);
CREATE INDEX draft_by_citizen ON public.draft USING btree (citizen_id, changed_at DESC) WHERE (citizen_id IS NOT NULL);
CREATE INDEX draft_by_content ON public.draft USING gin (attachments jsonb_path_ops);
CREATE INDEX draft_by_device ON public.draft USING btree (device_hash) WHERE (device_hash IS NOT NULL);
CREATE UNIQUE INDEX draft_resume_hash_key ON public.draft USING btree (resume_hash);
grant delete, insert, select, update on draft to mot_cua_app;

create table draft_code (
  draft_id uuid not null,
  code_hash bytea not null,
  content_hash bytea not null,
  phone text not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (draft_id),
  FOREIGN KEY (draft_id) REFERENCES draft(draft_id) ON DELETE CASCADE
);
grant delete, insert, select, update on draft_code to mot_cua_app;

create table event (
  dossier_id uuid not null,
  version integer not null,
  type text not null,
  body jsonb not null,
  actor jsonb not null,
  at timestamp with time zone not null,
  prev_hash bytea not null,
  hash bytea not null,
  PRIMARY KEY (dossier_id, version),
  CHECK ((version > 0))
);
CREATE INDEX event_by_attachment ON public.event USING gin (((body -> 'attachments'::text)) jsonb_path_ops) WHERE ((type = ANY (ARRAY['received'::text, 'supplement-received'::text])) AND ((body -> 'attachments'::text) <> '[]'::jsonb));
CREATE INDEX event_by_result_paper ON public.event USING btree (((body #>> '{result,paper,sha256}'::text[]))) WHERE ((type = 'outside-answered'::text) AND ((body #>> '{result,paper,sha256}'::text[]) IS NOT NULL));
CREATE INDEX event_by_time ON public.event USING brin (at);
CREATE INDEX event_counted ON public.event USING btree (dossier_id, version) WHERE (type <> ALL ('{accepted,passed-on,sent-back,proposed,signed,handed-over,printed,corrected,fell-overdue}'::text[]));
grant insert, select on event to mot_cua_app;
grant select on event to mot_cua_report;

create table evidence_file (
  file_id uuid not null,
  subject text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  added_at timestamp with time zone not null,
  added_by text not null,
  PRIMARY KEY (file_id),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX evidence_file_by_content ON public.evidence_file USING btree (sha256);
CREATE INDEX evidence_file_by_subject ON public.evidence_file USING btree (subject, added_at, file_id);
grant delete, insert, select on evidence_file to mot_cua_app;
grant select on evidence_file to mot_cua_report;

create table exchange_call (
  dossier_id uuid not null,
  at timestamp with time zone not null,
  id uuid not null,
  party text not null,
  service text not null,
  subject text not null,
  agency text not null,
  purpose text not null,
  procedure_code text,
  person text,
  milliseconds integer not null,
  outcome text not null,
  status integer,
  fault_code text,
  fault text,
  request text not null,
  response text,
  PRIMARY KEY (dossier_id, at, id),
  CHECK ((outcome = ANY (ARRAY['answered'::text, 'refused'::text, 'failed'::text])))
) partition by RANGE (at);
CREATE INDEX exchange_call_by_id ON ONLY public.exchange_call USING btree (id);
CREATE INDEX exchange_call_by_party ON ONLY public.exchange_call USING btree (party, at DESC);
CREATE INDEX exchange_call_by_person ON ONLY public.exchange_call USING btree (person, at DESC) WHERE (person IS NOT NULL);
CREATE INDEX exchange_call_by_time ON ONLY public.exchange_call USING btree (at DESC);
CREATE INDEX exchange_call_unanswered ON ONLY public.exchange_call USING btree (outcome, at DESC) WHERE (outcome <> 'answered'::text);
grant insert, select on exchange_call to mot_cua_app;
grant select on exchange_call to mot_cua_report;

create table feedback (
  feedback_id uuid not null,
  version integer not null,
  code text not null,
  secret_hash bytea not null,
  received_at timestamp with time zone not null,
  kind text not null,
  about text not null,
  agency text not null,
  dossier_code text,
  body text not null,
  sender_name text,
  phone text,
  email text,
  tell_by text not null,
  may_publish boolean not null,
  attachments jsonb not null,
  due_at timestamp with time zone not null,
  extended boolean default false not null,
  stage jsonb not null,
  closed_at timestamp with time zone,
  UNIQUE (code),
  PRIMARY KEY (feedback_id),
  CHECK ((kind = ANY (ARRAY['conduct'::text, 'regulation'::text, 'suggestion'::text]))),
  CHECK ((tell_by = ANY (ARRAY['none'::text, 'phone'::text, 'email'::text]))),
  CHECK ((version > 0))
);
CREATE INDEX feedback_by_attachment ON public.feedback USING gin (attachments jsonb_path_ops) WHERE (attachments <> '[]'::jsonb);
CREATE INDEX feedback_closed ON public.feedback USING btree (agency, closed_at DESC, feedback_id) WHERE (closed_at IS NOT NULL);
CREATE UNIQUE INDEX feedback_code_key ON public.feedback USING btree (code);
CREATE INDEX feedback_due ON public.feedback USING btree (due_at, feedback_id) WHERE (closed_at IS NULL);
CREATE INDEX feedback_open ON public.feedback USING btree (agency, due_at, feedback_id) WHERE (closed_at IS NULL);
CREATE INDEX feedback_published ON public.feedback USING btree (closed_at DESC, feedback_id) WHERE ((stage -> 'publication'::text) <> 'null'::jsonb);
grant insert, select, update on feedback to mot_cua_app;
grant select on feedback to mot_cua_report;

create table feedback_event (
  feedback_id uuid not null,
  version integer not null,
  type text not null,
  at timestamp with time zone not null,
  subject text not null,
  role text not null,
  agency text not null,
  detail text not null,
  PRIMARY KEY (feedback_id, version),
  FOREIGN KEY (feedback_id) REFERENCES feedback(feedback_id),
  CHECK ((version > 0))
);
grant insert, select on feedback_event to mot_cua_app;
grant select on feedback_event to mot_cua_report;

create table figure_day (
  agency text not null,
  day date not null,
  channel text not null,
  received integer not null,
  supplement_asked integer not null,
  fee_due integer not null,
  paid_online integer not null,
  digitised integer not null,
  reused integer not null,
  early integer not null,
  on_time integer not null,
  late integer not null,
  untimed integer not null,
  refused integer not null,
  stopped integer not null,
  ended_early integer not null,
  digital_result integer not null,
  fell_late integer not null,
  rated integer not null,
  satisfied integer not null,
  told integer not null,
  PRIMARY KEY (agency, day, channel)
);
grant delete, insert, select, update on figure_day to mot_cua_app;
grant select on figure_day to mot_cua_report;

create table figure_delta (
  day date not null,
  handler text not null,
  desk text not null,
  procedure_code text not null,
  channel text not null,
  received integer default 0 not null,
  supplement_asked integer default 0 not null,
  fee_due integer default 0 not null,
  paid_online integer default 0 not null,
  digitised integer default 0 not null,
  reused integer default 0 not null,
  early integer default 0 not null,
  on_time integer default 0 not null,
  late integer default 0 not null,
  untimed integer default 0 not null,
  refused integer default 0 not null,
  stopped integer default 0 not null,
  ended_early integer default 0 not null,
  digital_result integer default 0 not null,
  fell_late integer default 0 not null,
  rated integer default 0 not null,
  satisfied integer default 0 not null,
  told integer default 0 not null
);
grant delete, insert, select on figure_delta to mot_cua_app;
grant select on figure_delta to mot_cua_report;

create table figure_period (
  agency text not null,
  procedure_code text not null,
  since date not null,
  channel text not null,
  received integer not null,
  supplement_asked integer not null,
  fee_due integer not null,
  paid_online integer not null,
  digitised integer not null,
  reused integer not null,
  early integer not null,
  on_time integer not null,
  late integer not null,
  untimed integer not null,
  refused integer not null,
  stopped integer not null,
  ended_early integer not null,
  digital_result integer not null,
  fell_late integer not null,
  rated integer not null,
  satisfied integer not null,
  told integer not null,
  PRIMARY KEY (agency, procedure_code, since, channel)
) partition by LIST (procedure_code);
CREATE INDEX figure_period_since ON ONLY public.figure_period USING brin (since) WITH (pages_per_range='32');
grant delete, insert, select, update on figure_period to mot_cua_app;
grant select on figure_period to mot_cua_report;

create table figure_service (
  since date not null,
  agency text not null,
  procedure_code text not null,
  channel text not null,
  received integer not null,
  fee_due integer not null,
  paid_online integer not null,
  PRIMARY KEY (since, agency, procedure_code, channel)
);
grant delete, insert, select, update on figure_service to mot_cua_app;
grant select on figure_service to mot_cua_report;

create table hamlet (
  hamlet_id text not null,
  commune text not null,
  name text not null,
  UNIQUE (commune, name),
  PRIMARY KEY (hamlet_id),
  CHECK ((hamlet_id ~ '^\d{5}/\d{1,3}$'::text)),
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100)))
);
CREATE UNIQUE INDEX hamlet_commune_name_key ON public.hamlet USING btree (commune, name);
grant insert, select on hamlet to mot_cua_app;
grant select on hamlet to mot_cua_report;

create table kiosk_device (
  device_id uuid not null,
  desk text not null,
  name text not null,
  code text,
  code_expires_at timestamp with time zone not null,
  enrolled_at timestamp with time zone,
  removed_at timestamp with time zone,
  created_by text not null,
  created_at timestamp with time zone not null,
  UNIQUE (code),
  PRIMARY KEY (device_id)
);
CREATE INDEX kiosk_device_by_desk ON public.kiosk_device USING btree (desk);
CREATE UNIQUE INDEX kiosk_device_code_key ON public.kiosk_device USING btree (code);
grant insert, select, update on kiosk_device to mot_cua_app;

create table line_state (
  party text not null,
  process text not null,
  state text not null,
  outages integer not null,
  next_try_at timestamp with time zone,
  seen_at timestamp with time zone not null,
  PRIMARY KEY (party, process),
  CHECK ((state = ANY (ARRAY['closed'::text, 'half-open'::text, 'open'::text])))
);
grant delete, insert, select, update on line_state to mot_cua_app;
grant select on line_state to mot_cua_report;

create table migration (
  name text not null,
  hash text not null,
  previous_hash text not null,
  applied_at timestamp with time zone default now() not null,
  PRIMARY KEY (name)
);
grant delete, insert, select, update on migration to mot_cua_app;
grant select on migration to mot_cua_report;

create table national_list (
  kind text not null,
  content jsonb,
  fetched_at timestamp with time zone,
  wanted_at timestamp with time zone,
  wanted_by text,
  wanted_agency text,
  due_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  fault_code text,
  fault text,
  PRIMARY KEY (kind),
  CHECK ((kind = ANY (ARRAY['procedures'::text, 'agencies'::text, 'fields'::text])))
);
grant select, update on national_list to mot_cua_app;
grant select on national_list to mot_cua_report;

create table national_procedure (
  code text not null,
  content jsonb,
  fetched_at timestamp with time zone,
  wanted_at timestamp with time zone,
  wanted_by text,
  wanted_agency text,
  due_at timestamp with time zone default now() not null,
  attempts integer default 0 not null,
  fault_code text,
  fault text,
  PRIMARY KEY (code)
);
CREATE INDEX national_procedure_due ON public.national_procedure USING btree (due_at) WHERE (wanted_at IS NOT NULL);
grant insert, select, update on national_procedure to mot_cua_app;
grant select on national_procedure to mot_cua_report;

create table notice (
  dossier_id uuid not null,
  version integer not null,
  channel text not null,
  state text default 'waiting'::text not null,
  is_settled boolean default false not null,
  round integer default 1 not null,
  tries integer default 0 not null,
  address text,
  provider_id text,
  fault text,
  written_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  settled_at timestamp with time zone,
  PRIMARY KEY (dossier_id, version, channel),
  CHECK ((channel = ANY (ARRAY['mail'::text, 'sms'::text, 'zalo'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'delivered'::text, 'failed'::text, 'undeliverable'::text, 'skipped'::text])))
);
grant insert, select, update on notice to mot_cua_app;
grant select on notice to mot_cua_report;

create table outbox (
  dossier_id uuid not null,
  message_id uuid not null,
  kind text not null,
  body jsonb not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  last_error text,
  done_at timestamp with time zone,
  PRIMARY KEY (dossier_id, message_id)
);
CREATE INDEX outbox_due ON public.outbox USING btree (due_at) WHERE (done_at IS NULL);
grant delete, insert, select, update on outbox to mot_cua_app;
grant select on outbox to mot_cua_report;

create table payment (
  dossier_id uuid not null,
  reference text not null,
  number integer,
  method text not null,
  amount integer not null,
  state text not null,
  started_at timestamp with time zone not null,
  started_by text not null,
  agency text not null,
  expires_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  address text,
  received_amount integer,
  transaction text,
  bank text,
  received_at timestamp with time zone,
  heard_from text,
  counted integer default 0 not null,
  bill text,
  note text default ''::text not null,
  PRIMARY KEY (dossier_id, reference),
  CHECK ((amount > 0)),
  CHECK (((received_amount IS NULL) = (transaction IS NULL))),
  CHECK (((received_amount IS NULL) = (received_at IS NULL))),
  CHECK (((received_amount IS NULL) = (heard_from IS NULL))),
  CHECK (((received_amount IS NULL) = (state = ANY (ARRAY['started'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])))),
  CHECK ((heard_from = ANY (ARRAY['call-back'::text, 'query'::text, 'officer'::text]))),
  CHECK ((method = ANY (ARRAY['platform'::text, 'vietqr'::text]))),
  CHECK ((received_amount > 0)),
  CHECK ((state = ANY (ARRAY['started'::text, 'counting'::text, 'paid'::text, 'partly'::text, 'overpaid'::text, 'paid-twice'::text, 'late'::text, 'failed'::text, 'cancelled'::text, 'expired'::text])))
);
CREATE INDEX payment_by_bill ON public.payment USING btree (bill) WHERE (bill IS NOT NULL);
CREATE INDEX payment_by_reference ON public.payment USING btree (reference);
CREATE INDEX payment_by_transaction ON public.payment USING btree (transaction) WHERE (transaction IS NOT NULL);
grant insert, select, update on payment to mot_cua_app;
grant select on payment to mot_cua_report;

create table personal_document (
  document_id uuid not null,
  citizen_id uuid not null,
  title text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  valid_until date,
  added_at timestamp with time zone not null,
  UNIQUE (citizen_id, sha256),
  PRIMARY KEY (document_id),
  FOREIGN KEY (citizen_id) REFERENCES citizen(citizen_id),
  CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
CREATE INDEX personal_document_by_content ON public.personal_document USING btree (sha256);
CREATE UNIQUE INDEX personal_document_citizen_id_sha256_key ON public.personal_document USING btree (citizen_id, sha256);
grant delete, insert, select, update on personal_document to mot_cua_app;

create table portal_notice (
  dossier_id uuid not null,
  code text not null,
  procedure_code text not null,
  state text not null,
  problems jsonb default '[]'::jsonb not null,
  seen_at timestamp with time zone not null,
  try_at timestamp with time zone not null,
  attempts integer default 1 not null,
  acknowledged_at timestamp with time zone,
  closed_by text,
  closed_because text,
  PRIMARY KEY (dossier_id),
  CHECK ((state = ANY (ARRAY['received'::text, 'reported'::text, 'closed'::text])))
);
CREATE INDEX portal_notice_reported ON public.portal_notice USING btree (seen_at) WHERE (state = 'reported'::text);
grant insert, select, update on portal_notice to mot_cua_app;
grant select on portal_notice to mot_cua_report;

create table postal_order (
  dossier_id uuid not null,
  direction text not null,
  serial smallint not null,
  number text not null,
  home jsonb not null,
  desk jsonb not null,
  contents text not null,
  day date,
  cod integer not null,
  ordered_by text not null,
  ordered_at timestamp with time zone not null,
  state text not null,
  state_at timestamp with time zone not null,
  item_code text not null,
  sent_at timestamp with time zone,
  refusal text not null,
  history jsonb not null,
  cancel jsonb,
  settled jsonb,
  PRIMARY KEY (dossier_id, direction, serial),
  CHECK ((cod >= 0)),
  CHECK ((direction = ANY (ARRAY['collect'::text, 'deliver'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'ordered'::text, 'collected'::text, 'in-transit'::text, 'delivered'::text, 'returned'::text, 'failed'::text, 'cancelled'::text, 'refused'::text])))
);
CREATE INDEX postal_order_newest ON public.postal_order USING btree (ordered_at DESC, number DESC);
CREATE INDEX postal_order_open ON public.postal_order USING btree (ordered_at DESC, number DESC) WHERE ((state = ANY (ARRAY['waiting'::text, 'ordered'::text, 'collected'::text, 'in-transit'::text])) OR ((state = ANY (ARRAY['returned'::text, 'failed'::text, 'refused'::text])) AND (settled IS NULL)));
grant insert, select, update on postal_order to mot_cua_app;
grant select on postal_order to mot_cua_report;

create table pupil_invitation (
  campaign_id uuid not null,
  pupil_id text not null,
  invited_on date not null,
  invited_by text not null,
  came_on date,
  came_by text,
  PRIMARY KEY (campaign_id, pupil_id),
  FOREIGN KEY (campaign_id) REFERENCES quality_campaign(campaign_id),
  CHECK (((came_on IS NULL) = (came_by IS NULL)))
);
grant delete, insert, select, update on pupil_invitation to mot_cua_app;

create table quality_campaign (
  campaign_id uuid not null,
  kind text not null,
  name text not null,
  left_source jsonb not null,
  right_source jsonb not null,
  settings jsonb,
  four_eyes text[] not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  closed_at timestamp with time zone,
  PRIMARY KEY (campaign_id),
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
);
grant insert, select, update on quality_campaign to mot_cua_app;
grant select on quality_campaign to mot_cua_report;

create table quality_case (
  case_id uuid not null,
  campaign_id uuid not null,
  left_id text not null,
  right_id text,
  class text not null,
  commune text not null,
  weight real,
  machine text not null,
  phase text not null,
  outcome text,
  agency text,
  judged_by text,
  version integer not null,
  head_hash bytea not null,
  opened_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  UNIQUE (campaign_id, left_id),
  PRIMARY KEY (case_id),
  FOREIGN KEY (campaign_id) REFERENCES quality_campaign(campaign_id),
  CHECK ((phase = ANY (ARRAY['review'::text, 'second'::text, 'station'::text, 'correcting'::text, 'closed'::text]))),
  CHECK ((version > 0))
);
CREATE UNIQUE INDEX quality_case_campaign_id_left_id_key ON public.quality_case USING btree (campaign_id, left_id);
CREATE INDEX quality_case_commune ON public.quality_case USING btree (campaign_id, commune, class, phase);
CREATE INDEX quality_case_of_right ON public.quality_case USING btree (campaign_id, right_id) WHERE (right_id IS NOT NULL);
CREATE INDEX quality_case_queue ON public.quality_case USING btree (campaign_id, phase, class, weight, case_id);
CREATE INDEX quality_case_right ON public.quality_case USING btree (right_id) WHERE (phase <> 'closed'::text);
CREATE INDEX quality_case_station ON public.quality_case USING btree (agency, changed_at, case_id) WHERE (phase = 'station'::text);
grant insert, select, update on quality_case to mot_cua_app;
grant select on quality_case to mot_cua_report;

create table quality_correction (
  case_id uuid not null,
  version integer not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  last_fault text,
  done_at timestamp with time zone,
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id) REFERENCES quality_case(case_id)
);
CREATE INDEX quality_correction_due ON public.quality_correction USING btree (due_at) WHERE (done_at IS NULL);
grant insert, select, update on quality_correction to mot_cua_app;
grant select on quality_correction to mot_cua_report;

create table quality_event (
  case_id uuid not null,
  version integer not null,
  type text not null,
  body jsonb not null,
  actor jsonb not null,
  at timestamp with time zone not null,
  prev_hash bytea not null,
  hash bytea not null,
  PRIMARY KEY (case_id, version),
  FOREIGN KEY (case_id) REFERENCES quality_case(case_id),
  CHECK ((version > 0))
);
grant insert, select on quality_event to mot_cua_app;
grant select on quality_event to mot_cua_report;

create table quality_pair (
  campaign_id uuid not null,
  left_id text not null,
  right_id text not null,
  weight real not null,
  machine text not null,
  reasons jsonb not null,
  PRIMARY KEY (campaign_id, left_id),
  FOREIGN KEY (campaign_id) REFERENCES quality_campaign(campaign_id),
  CHECK ((machine = ANY (ARRAY['link'::text, 'review'::text])))
);
grant delete, insert, select, update on quality_pair to mot_cua_app;

create table quality_record (
  campaign_id uuid not null,
  side text not null,
  record_id text not null,
  commune text not null,
  digest bytea not null,
  body jsonb not null,
  seen_run integer not null,
  changed_run integer not null,
  PRIMARY KEY (campaign_id, side, record_id),
  FOREIGN KEY (campaign_id) REFERENCES quality_campaign(campaign_id),
  CHECK ((side = ANY (ARRAY['left'::text, 'right'::text])))
);
CREATE INDEX quality_record_number ON public.quality_record USING btree (((body ->> 'identityNumber'::text)));
grant delete, insert, select, update on quality_record to mot_cua_app;

create table quality_run (
  campaign_id uuid not null,
  run integer not null,
  ordered_at timestamp with time zone not null,
  ordered_by text not null,
  state text not null,
  progress jsonb default '{}'::jsonb not null,
  leased_until timestamp with time zone,
  attempts integer default 0 not null,
  figures jsonb,
  fault text,
  ended_at timestamp with time zone,
  PRIMARY KEY (campaign_id, run),
  FOREIGN KEY (campaign_id) REFERENCES quality_campaign(campaign_id),
  CHECK ((run > 0)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'pulling'::text, 'linking'::text, 'done'::text, 'failed'::text, 'stopped'::text])))
);
CREATE UNIQUE INDEX quality_run_open ON public.quality_run USING btree (campaign_id) WHERE (state = ANY (ARRAY['waiting'::text, 'pulling'::text, 'linking'::text]));
grant insert, select, update on quality_run to mot_cua_app;
grant select on quality_run to mot_cua_report;

create table queue_ticket (
  ticket_id uuid not null,
  desk text not null,
  day date not null,
  number integer not null,
  purpose text not null,
  priority boolean not null,
  slot_start timestamp with time zone,
  slot_end timestamp with time zone,
  taken_at timestamp with time zone not null,
  state text not null,
  queued_at timestamp with time zone not null,
  for_counter smallint,
  counter smallint,
  calls smallint default 0 not null,
  absences smallint default 0 not null,
  called_at timestamp with time zone,
  first_called_at timestamp with time zone,
  begun_at timestamp with time zone,
  ended_at timestamp with time zone,
  officer text,
  dossier_code text,
  call_id uuid,
  UNIQUE (call_id),
  UNIQUE (desk, day, number),
  PRIMARY KEY (ticket_id),
  CHECK (((slot_start IS NULL) = (slot_end IS NULL))),
  CHECK (((state <> ALL (ARRAY['called'::text, 'serving'::text])) OR ((counter IS NOT NULL) AND (called_at IS NOT NULL)))),
  CHECK (((state <> 'serving'::text) OR (begun_at IS NOT NULL))),
  CHECK (((state <> ALL (ARRAY['served'::text, 'absent'::text])) OR (ended_at IS NOT NULL))),
  CHECK ((number > 0)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'called'::text, 'serving'::text, 'served'::text, 'absent'::text])))
);
CREATE UNIQUE INDEX queue_ticket_at_counter ON public.queue_ticket USING btree (desk, day, counter) WHERE (state = ANY (ARRAY['called'::text, 'serving'::text]));
CREATE INDEX queue_ticket_by_day ON public.queue_ticket USING btree (day);
CREATE UNIQUE INDEX queue_ticket_call_id_key ON public.queue_ticket USING btree (call_id);
CREATE UNIQUE INDEX queue_ticket_desk_day_number_key ON public.queue_ticket USING btree (desk, day, number);
CREATE INDEX queue_ticket_served ON public.queue_ticket USING btree (desk, purpose, ended_at DESC) WHERE (state = 'served'::text);
grant insert, select, update on queue_ticket to mot_cua_app;
grant select on queue_ticket to mot_cua_report;

create table rating_statement (
  agency text not null,
  since date not null,
  until date not null,
  indicator smallint not null,
  mark smallint not null,
  evidence text not null,
  stated_by text not null,
  stated_at timestamp with time zone not null,
  PRIMARY KEY (agency, since, until, indicator),
  CHECK ((since <= until)),
  CHECK (((char_length(evidence) >= 1) AND (char_length(evidence) <= 2000))),
  CHECK ((indicator = ANY (ARRAY[5, 6, 9]))),
  CHECK (((mark >= 0) AND (mark <= 2)))
);
grant insert, select, update on rating_statement to mot_cua_app;
grant select on rating_statement to mot_cua_report;

create table reconciliation_finding (
  dossier_id uuid not null,
  kind text not null,
  detail jsonb not null,
  run_id uuid,
  found_at timestamp with time zone not null,
  checked_at timestamp with time zone not null,
  repair_asked_at timestamp with time zone,
  repair_asked_by text,
  repaired_at timestamp with time zone,
  PRIMARY KEY (dossier_id, kind)
);
CREATE INDEX reconciliation_finding_asked ON public.reconciliation_finding USING btree (repair_asked_at) WHERE ((repaired_at IS NULL) AND (repair_asked_at IS NOT NULL));
CREATE INDEX reconciliation_finding_open ON public.reconciliation_finding USING btree (kind, dossier_id) WHERE (repaired_at IS NULL);
grant insert, select, update on reconciliation_finding to mot_cua_app;
grant select on reconciliation_finding to mot_cua_report;

create table reconciliation_run (
  run_id uuid not null,
  started_at timestamp with time zone not null,
  started_by text not null,
  nightly_on date,
  received_from date,
  received_to date,
  code text,
  state text default 'running'::text not null,
  total integer not null,
  checked integer default 0 not null,
  differing integer default 0 not null,
  unchecked integer default 0 not null,
  reached uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  holder uuid,
  due_at timestamp with time zone not null,
  fault_code text,
  fault text,
  ended_at timestamp with time zone,
  UNIQUE (nightly_on),
  PRIMARY KEY (run_id),
  CHECK (((code IS NULL) = ((received_from IS NOT NULL) AND (received_to IS NOT NULL)))),
  CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text])))
);
CREATE INDEX reconciliation_run_due ON public.reconciliation_run USING btree (due_at) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX reconciliation_run_nightly_on_key ON public.reconciliation_run USING btree (nightly_on);
CREATE INDEX reconciliation_run_recent ON public.reconciliation_run USING btree (started_at DESC);
grant insert, select, update on reconciliation_run to mot_cua_app;
grant select on reconciliation_run to mot_cua_report;

create table report_answer (
  campaign_id uuid not null,
  recipient text not null,
  name text not null,
  level text not null,
  agency text not null,
  above text,
  state text not null,
  version integer not null,
  due_at timestamp with time zone,
  typed jsonb default '{}'::jsonb not null,
  reasons jsonb default '{}'::jsonb not null,
  prefilled jsonb default '{}'::jsonb not null,
  first_submitted_at timestamp with time zone,
  submitted_at timestamp with time zone,
  returned_at timestamp with time zone,
  return_reason text default ''::text not null,
  again_due_at timestamp with time zone,
  accepted_at timestamp with time zone,
  extension text default 'none'::text not null,
  extension_until date,
  extension_reason text default ''::text not null,
  PRIMARY KEY (campaign_id, recipient),
  FOREIGN KEY (campaign_id) REFERENCES report_campaign(campaign_id),
  CHECK (((first_submitted_at IS NULL) = (submitted_at IS NULL))),
  CHECK (((state <> ALL (ARRAY['submitted'::text, 'accepted'::text])) OR (submitted_at IS NOT NULL))),
  CHECK (((state <> 'returned'::text) OR ((returned_at IS NOT NULL) AND (again_due_at IS NOT NULL)))),
  CHECK ((extension = ANY (ARRAY['none'::text, 'asked'::text, 'granted'::text, 'refused'::text]))),
  CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text, 'hamlet'::text]))),
  CHECK ((state = ANY (ARRAY['not-begun'::text, 'draft'::text, 'submitted'::text, 'returned'::text, 'accepted'::text])))
);
CREATE INDEX report_answer_by_above ON public.report_answer USING btree (campaign_id, above);
CREATE INDEX report_answer_by_agency ON public.report_answer USING btree (agency, state);
grant insert, select, update on report_answer to mot_cua_app;
grant select on report_answer to mot_cua_report;

create table report_campaign (
  campaign_id uuid not null,
  template text,
  name text not null,
  period_from date not null,
  period_to date not null,
  repeats text not null,
  form jsonb not null,
  reminders integer[] not null,
  state text not null,
  previous uuid,
  made_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  due_at timestamp with time zone,
  PRIMARY KEY (campaign_id),
  FOREIGN KEY (previous) REFERENCES report_campaign(campaign_id),
  CHECK ((period_to >= period_from)),
  CHECK (((state = 'draft'::text) = (opened_at IS NULL))),
  CHECK (((opened_at IS NULL) = (due_at IS NULL))),
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  CHECK ((repeats = ANY (ARRAY['once'::text, 'month'::text, 'quarter'::text, 'half-year'::text, 'year'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text])))
);
CREATE INDEX report_campaign_by_period ON public.report_campaign USING btree (template, period_from);
CREATE UNIQUE INDEX report_campaign_follows ON public.report_campaign USING btree (previous) WHERE (previous IS NOT NULL);
grant insert, select, update on report_campaign to mot_cua_app;
grant select on report_campaign to mot_cua_report;

create table report_period (
  report text not null,
  period text not null,
  told_to date not null,
  deadline timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  PRIMARY KEY (report, period)
);
grant insert, select, update on report_period to mot_cua_app;
grant select on report_period to mot_cua_report;

create table report_reminder (
  campaign_id uuid not null,
  recipient text not null,
  days integer not null,
  due_at timestamp with time zone not null,
  given_at timestamp with time zone,
  PRIMARY KEY (campaign_id, recipient, days),
  FOREIGN KEY (campaign_id, recipient) REFERENCES report_answer(campaign_id, recipient)
);
CREATE INDEX report_reminder_due ON public.report_reminder USING btree (due_at) WHERE (given_at IS NULL);
grant delete, insert, select, update on report_reminder to mot_cua_app;
grant select on report_reminder to mot_cua_report;

create table report_return (
  campaign_id uuid not null,
  recipient text not null,
  returned_at timestamp with time zone not null,
  returned_by text not null,
  reason text not null,
  again_due_at timestamp with time zone not null,
  typed jsonb not null,
  reasons jsonb not null,
  PRIMARY KEY (campaign_id, recipient, returned_at),
  FOREIGN KEY (campaign_id, recipient) REFERENCES report_answer(campaign_id, recipient)
);
grant insert, select on report_return to mot_cua_app;
grant select on report_return to mot_cua_report;

create table report_text (
  report text not null,
  period text not null,
  part text not null,
  agency text not null,
  body text not null,
  revision integer not null,
  saved_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  PRIMARY KEY (report, period, part),
  FOREIGN KEY (report, period) REFERENCES report_period(report, period),
  CHECK ((char_length(body) <= 20000))
);
grant insert, select, update on report_text to mot_cua_app;
grant select on report_text to mot_cua_report;

create table session (
  token_hash bytea not null,
  subject text not null,
  id_token text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  acting_for text,
  PRIMARY KEY (token_hash)
);
CREATE INDEX session_by_expiry ON public.session USING btree (expires_at);
grant delete, insert, select, update on session to mot_cua_app;

create table setting (
  key text not null,
  value jsonb not null,
  PRIMARY KEY (key)
);
grant delete, insert, select, update on setting to mot_cua_app;
grant select on setting to mot_cua_report;

create table slot_rule (
  desk text not null,
  valid_from date not null,
  minutes smallint not null,
  capacity smallint not null,
  days_ahead smallint not null,
  PRIMARY KEY (desk, valid_from),
  CHECK (((capacity >= 0) AND (capacity <= 99))),
  CHECK (((days_ahead >= 1) AND (days_ahead <= 60))),
  CHECK ((minutes = ANY (ARRAY[15, 20, 30, 60])))
);
grant delete, insert, select, update on slot_rule to mot_cua_app;
grant select on slot_rule to mot_cua_report;

create table staff (
  subject text not null,
  username text not null,
  name text not null,
  role text not null,
  agency text not null,
  title text not null,
  title_en text not null,
  phone text,
  valid_from date not null,
  valid_to date,
  PRIMARY KEY (subject)
);
CREATE INDEX staff_by_agency ON public.staff USING btree (agency, role);
grant delete, insert, select, update on staff to mot_cua_app;
grant select on staff to mot_cua_report;

create table staff_move (
  subject text not null,
  plan text not null,
  from_agency text not null,
  to_agency text not null,
  valid_from date not null,
  moved_at timestamp with time zone not null,
  PRIMARY KEY (subject, plan)
);
grant select on staff_move to mot_cua_app;
grant select on staff_move to mot_cua_report;

create table steering_body (
  body_id uuid not null,
  kind text not null,
  level text not null,
  unit text not null,
  name text not null,
  agency text not null,
  founded_on date not null,
  ended_on date,
  PRIMARY KEY (body_id),
  CHECK ((ended_on >= founded_on)),
  CHECK ((kind = ANY (ARRAY['committee'::text, 'assisting-team'::text, 'team'::text]))),
  CHECK ((level = ANY (ARRAY['province'::text, 'district'::text, 'commune'::text, 'hamlet'::text]))),
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
);
CREATE UNIQUE INDEX steering_body_of_unit ON public.steering_body USING btree (level, unit, kind) WHERE (ended_on IS NULL);
grant delete, insert, select, update on steering_body to mot_cua_app;
grant select on steering_body to mot_cua_report;

create table steering_decision (
  decision_id uuid not null,
  body_id uuid not null,
  act text not null,
  number text not null,
  issued_on date not null,
  issuer text not null,
  PRIMARY KEY (decision_id),
  FOREIGN KEY (body_id) REFERENCES steering_body(body_id),
  CHECK ((act = ANY (ARRAY['founded'::text, 'changed'::text]))),
  CHECK (((char_length(number) >= 1) AND (char_length(number) <= 60)))
);
CREATE INDEX steering_decision_by_body ON public.steering_decision USING btree (body_id, issued_on);
grant delete, insert, select, update on steering_decision to mot_cua_app;
grant select on steering_decision to mot_cua_report;

create table steering_document (
  document_id uuid not null,
  number text not null,
  issued_on date not null,
  subject text not null,
  issuer text not null,
  UNIQUE (number, issued_on),
  PRIMARY KEY (document_id),
  CHECK (((char_length(number) >= 1) AND (char_length(number) <= 60))),
  CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 500)))
);
CREATE INDEX steering_document_by_day ON public.steering_document USING btree (issued_on);
CREATE UNIQUE INDEX steering_document_number_issued_on_key ON public.steering_document USING btree (number, issued_on);
grant delete, insert, select, update on steering_document to mot_cua_app;
grant select on steering_document to mot_cua_report;

create table steering_document_task (
  document_id uuid not null,
  task_id uuid not null,
  PRIMARY KEY (document_id, task_id),
  FOREIGN KEY (document_id) REFERENCES steering_document(document_id),
  FOREIGN KEY (task_id) REFERENCES steering_task(task_id)
);
grant delete, insert, select on steering_document_task to mot_cua_app;
grant select on steering_document_task to mot_cua_report;

create table steering_escalation (
  task_id uuid not null,
  step text not null,
  at timestamp with time zone not null,
  PRIMARY KEY (task_id, step),
  FOREIGN KEY (task_id) REFERENCES steering_task(task_id),
  CHECK ((step = ANY (ARRAY['leader'::text, 'standing-vice-head'::text])))
);
grant delete, insert, select on steering_escalation to mot_cua_app;
grant select on steering_escalation to mot_cua_report;

create table steering_meeting (
  meeting_id uuid not null,
  title text not null,
  held_on date not null,
  place text not null,
  PRIMARY KEY (meeting_id),
  CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
);
CREATE INDEX steering_meeting_by_day ON public.steering_meeting USING btree (held_on);
grant delete, insert, select, update on steering_meeting to mot_cua_app;
grant select on steering_meeting to mot_cua_report;

create table steering_member (
  member_id uuid not null,
  body_id uuid not null,
  name text not null,
  post text not null,
  role text not null,
  subject text,
  since date not null,
  until date,
  PRIMARY KEY (member_id),
  FOREIGN KEY (body_id) REFERENCES steering_body(body_id),
  CHECK ((until >= since)),
  CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  CHECK ((role = ANY (ARRAY['head'::text, 'standing-vice-head'::text, 'vice-head'::text, 'member'::text, 'secretary'::text])))
);
CREATE INDEX steering_member_by_body ON public.steering_member USING btree (body_id, since);
CREATE INDEX steering_member_by_subject ON public.steering_member USING btree (subject) WHERE (subject IS NOT NULL);
grant delete, insert, select, update on steering_member to mot_cua_app;
grant select on steering_member to mot_cua_report;

create table steering_note (
  note_id uuid not null,
  task_id uuid not null,
  at timestamp with time zone not null,
  agency text not null,
  author text not null,
  text text not null,
  PRIMARY KEY (note_id),
  FOREIGN KEY (task_id) REFERENCES steering_task(task_id)
);
CREATE INDEX steering_note_by_task ON public.steering_note USING btree (task_id, at);
grant insert, select on steering_note to mot_cua_app;
grant select on steering_note to mot_cua_report;

create table steering_outreach (
  outreach_id uuid not null,
  kind text not null,
  agency text not null,
  happened_on date not null,
  place text not null,
  pieces integer not null,
  people integer not null,
  added_at timestamp with time zone not null,
  PRIMARY KEY (outreach_id),
  CHECK ((kind = ANY (ARRAY['article'::text, 'broadcast'::text, 'poster'::text, 'meeting'::text]))),
  CHECK ((people >= 0)),
  CHECK ((pieces >= 1))
);
CREATE INDEX steering_outreach_by_day ON public.steering_outreach USING btree (happened_on);
grant delete, insert, select, update on steering_outreach to mot_cua_app;
grant select on steering_outreach to mot_cua_report;

create table steering_participant (
  meeting_id uuid not null,
  number integer not null,
  name text not null,
  post text not null,
  organisation text not null,
  kind text not null,
  attended boolean not null,
  PRIMARY KEY (meeting_id, number),
  FOREIGN KEY (meeting_id) REFERENCES steering_meeting(meeting_id)
);
grant delete, insert, select, update on steering_participant to mot_cua_app;
grant select on steering_participant to mot_cua_report;

create table steering_task (
  task_id uuid not null,
  title text not null,
  agency text not null,
  due_at timestamp with time zone not null,
  escalates_at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  done_at timestamp with time zone,
  PRIMARY KEY (task_id),
  CHECK ((escalates_at >= due_at)),
  CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
);
CREATE INDEX steering_task_by_agency ON public.steering_task USING btree (agency, due_at);
CREATE INDEX steering_task_open ON public.steering_task USING btree (due_at) WHERE (done_at IS NULL);
grant delete, insert, select, update on steering_task to mot_cua_app;
grant select on steering_task to mot_cua_report;

create table stored_document (
  dossier_id uuid not null,
  document_id uuid not null,
  owners text[] not null,
  kind text not null,
  code text,
  title text not null,
  number text not null,
  issuer text not null,
  issued_at timestamp with time zone not null,
  signed_by text,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  replaces uuid,
  replaced_by uuid,
  revoked_at timestamp with time zone,
  revoked_because text,
  copy_of text,
  issued_on date,
  valid_until date,
  PRIMARY KEY (dossier_id, document_id)
);
CREATE INDEX stored_document_by_content ON public.stored_document USING btree (sha256);
CREATE INDEX stored_document_by_id ON public.stored_document USING btree (document_id);
CREATE INDEX stored_document_by_owner ON public.stored_document USING gin (owners) WITH (fastupdate=off);
grant insert, select, update on stored_document to mot_cua_app;
grant select on stored_document to mot_cua_report;

create unlogged table tracking_failure (
  key text not null,
  at timestamp with time zone not null
);
CREATE INDEX tracking_failure_by_key ON public.tracking_failure USING btree (key, at);
grant delete, insert, select, update on tracking_failure to mot_cua_app;
grant select on tracking_failure to mot_cua_report;

create table unit (
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  full_name text not null,
  type text not null,
  level smallint not null,
  parent text,
  PRIMARY KEY (code, valid_from),
  CHECK (((level >= 1) AND (level <= 3)))
);
grant delete, insert, select, update on unit to mot_cua_app;
grant select on unit to mot_cua_report;

create table vaccine_pass (
  pass_id uuid not null,
  certificate_id text not null,
  identity_number text not null,
  commune text not null,
  request jsonb not null,
  certificate jsonb not null,
  text text not null,
  text_hash bytea not null,
  key_id text not null,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  issued_by text not null,
  agency text not null,
  ended_at timestamp with time zone,
  ended_how text,
  ended_by text,
  ground text,
  UNIQUE (text_hash),
  PRIMARY KEY (pass_id),
  CHECK (((ended_at IS NULL) = (ended_how IS NULL))),
  CHECK (((ended_how = 'revoked'::text) = (ground IS NOT NULL))),
  CHECK ((ended_how = ANY (ARRAY['revoked'::text, 'replaced'::text])))
);
CREATE INDEX vaccine_pass_by_person ON public.vaccine_pass USING btree (identity_number, issued_at DESC);
CREATE UNIQUE INDEX vaccine_pass_in_force ON public.vaccine_pass USING btree (certificate_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX vaccine_pass_text_hash_key ON public.vaccine_pass USING btree (text_hash);
grant insert, select, update on vaccine_pass to mot_cua_app;

create table vaccine_pass_request (
  batch_id uuid not null,
  identity_number text not null,
  asked_at timestamp with time zone not null,
  subject text not null,
  agency text not null,
  state text default 'waiting'::text not null,
  due_at timestamp with time zone not null,
  attempts integer default 0 not null,
  fault_code text,
  refusal text,
  detail text,
  answered_at timestamp with time zone,
  pass_id uuid,
  PRIMARY KEY (batch_id, identity_number),
  CHECK (((state = 'issued'::text) = (pass_id IS NOT NULL))),
  CHECK (((state = 'refused'::text) = (refusal IS NOT NULL))),
  CHECK (((state = 'waiting'::text) = (answered_at IS NULL))),
  CHECK ((identity_number ~ '^\d{12}$'::text)),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'issued'::text, 'refused'::text])))
);
CREATE INDEX vaccine_pass_request_due ON public.vaccine_pass_request USING btree (due_at) WHERE (state = 'waiting'::text);
CREATE INDEX vaccine_pass_request_listed ON public.vaccine_pass_request USING btree (state, asked_at DESC, identity_number);
CREATE UNIQUE INDEX vaccine_pass_request_waiting ON public.vaccine_pass_request USING btree (identity_number) WHERE (state = 'waiting'::text);
grant insert, select, update on vaccine_pass_request to mot_cua_app;

create table working_hours (
  agency text not null,
  valid_from date not null,
  hours text,
  PRIMARY KEY (agency, valid_from),
  CHECK (((agency <> ''::text) OR (hours IS NOT NULL)))
);
grant delete, insert, select, update on working_hours to mot_cua_app;
grant select on working_hours to mot_cua_report;

CREATE OR REPLACE FUNCTION public.ensure_audit_partition(month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.ensure_exchange_partition(month date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO '$user', 'public'
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION public.forget_exchange_calls(months integer, OUT kept_since date, OUT partitions integer, OUT calls bigint)
 RETURNS record
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO '$user', 'public'
 SET lock_timeout TO '5s'
AS $function$
declare
  name text;
begin
  if months is null or months < 3 then
    raise exception 'the log of the exchange is kept for three months at least, not %', months
      using errcode = 'check_violation';
  end if;
  kept_since := (date_trunc('month', now()) - make_interval(months => months))::date;
  partitions := 0;
  for name in
    select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'exchange_call'::regclass and relname ~ '^exchange_call_\d{4}_\d{2}$'
      and to_date(right(relname, 7), 'YYYY_MM') < kept_since
    order by relname
  loop
    execute format('drop table %I', name);
    partitions := partitions + 1;
  end loop;
  delete from exchange_call_default where at < kept_since;
  get diagnostics calls = row_count;
end
$function$;
