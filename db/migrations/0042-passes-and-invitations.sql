-- Vaccine passports by QĐ 5772/QĐ-BYT, signed here. Somebody for whom the Department of Health asked one; a
-- worker asks the registers and signs, or says why not. Kept for ever: it is who asked for what.
create table vaccine_pass_request (
  -- Made with the form, so that a form sent twice asks once.
  batch_id uuid not null,
  identity_number text not null check (identity_number ~ '^\d{12}$'),
  asked_at timestamptz not null,
  subject text not null,
  agency text not null,
  state text not null default 'waiting' check (state in ('waiting', 'issued', 'refused')),
  -- While it waits: when it is tried next, how often it was, and what the line did last.
  due_at timestamptz not null,
  attempts integer not null default 0,
  fault_code text,
  -- Why there is none (vaccine-pass/pass-refusal.ts), and what exactly.
  refusal text,
  detail text,
  answered_at timestamptz,
  pass_id uuid,
  primary key (batch_id, identity_number),
  check ((state = 'issued') = (pass_id is not null)),
  check ((state = 'refused') = (refusal is not null)),
  check ((state = 'waiting') = (answered_at is null))
);
create index vaccine_pass_request_due on vaccine_pass_request (due_at) where state = 'waiting';
-- Nobody waits twice.
create unique index vaccine_pass_request_waiting on vaccine_pass_request (identity_number)
  where state = 'waiting';
create index vaccine_pass_request_listed on vaccine_pass_request (state, asked_at desc, identity_number);

-- A passport as it was signed; text and data never change. It ends by being revoked, or by another of the same
-- certificate in its place (twelve months later, or after it was revoked).
create table vaccine_pass (
  pass_id uuid primary key,
  certificate_id text not null,
  identity_number text not null,
  -- Commune of residence when it was issued, for the counts.
  commune text not null,
  -- The eleven fields, the certificate and the text of the code (HC1:…).
  request jsonb not null,
  certificate jsonb not null,
  text text not null,
  -- SHA-256 of the text, by which whoever verifies one finds out that it was revoked.
  text_hash bytea not null unique,
  key_id text not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  issued_by text not null,
  agency text not null,
  ended_at timestamptz,
  ended_how text check (ended_how in ('revoked', 'replaced')),
  ended_by text,
  ground text,
  check ((ended_at is null) = (ended_how is null)),
  check ((ended_how = 'revoked') = (ground is not null))
);
-- One certificate has one passport in force, however often it was asked for.
create unique index vaccine_pass_in_force on vaccine_pass (certificate_id) where ended_at is null;
create index vaccine_pass_by_person on vaccine_pass (identity_number, issued_at desc);

-- A pupil of class 9 or 12 without a citizen card who was invited by the commune police of their residence to
-- get one, and whether they came. Who is to be invited follows from what both registers say of the pupil now.
create table pupil_invitation (
  campaign_id uuid not null references quality_campaign,
  pupil_id text not null,
  invited_on date not null,
  invited_by text not null,
  came_on date,
  came_by text,
  primary key (campaign_id, pupil_id),
  check ((came_on is null) = (came_by is null))
);

-- Whose doses are clean, and whose card there is, is asked by the number.
create index quality_record_number on quality_record ((body ->> 'identityNumber'));
create index quality_case_right on quality_case (right_id) where phase <> 'closed';

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on vaccine_pass_request, vaccine_pass to mot_cua_app;
    grant select, insert, update, delete on pupil_invitation to mot_cua_app;
  end if;
end
$$;
