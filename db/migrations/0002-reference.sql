-- Reference tables: small, plain rows, each legal fact with the days it is in force.

-- Administrative units. Codes are reused over time (30742 meant three wards): code alone is no key.
create table unit (
  code text not null,
  valid_from date not null,
  valid_to date,
  name text not null,
  full_name text not null,
  type text not null,
  level smallint not null check (level between 1 and 3),
  parent text,
  primary key (code, valid_from)
);

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
  -- Working hours as '07:00-11:00,13:00-17:00'; null means the province's hours.
  hours text,
  primary key (code, valid_from)
);

-- Staff are known by the subject that the identity provider gives. No password is ever stored.
create table staff (
  subject text primary key,
  username text not null,
  name text not null,
  role text not null,
  agency text not null,
  title text not null,
  title_en text not null,
  phone text,
  valid_from date not null,
  valid_to date
);
create index staff_by_agency on staff (agency, role);

-- Days off and make-up working Saturdays, as the Government publishes them each year.
create table calendar_day (
  day date primary key,
  kind text not null check (kind in ('off', 'work')),
  name text not null,
  source text
);
create table calendar_year (
  year smallint primary key
);

-- Settings that many processes share; a change of `revision` tells them to read again.
create table setting (
  key text primary key,
  value jsonb not null
);
insert into setting values ('revision', '1'), ('province_hours', '"07:00-11:00,13:00-17:00"');

-- One serial a day and agency (TT 01/2018/TT-VPCP Điều 19), given out inside the transaction of
-- the receipt: no gap, no double. It may exceed 9999.
create table daily_serial (
  agency text not null,
  day date not null,
  last integer not null,
  primary key (agency, day)
);

-- Signed-in sessions; the cookie carries a random token of which only the hash is kept.
create table session (
  token_hash bytea primary key,
  subject text not null,
  id_token text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_expiry on session (expires_at);

-- Failed look-ups of a dossier by strangers, for the rate limit that all processes share.
create unlogged table tracking_failure (
  key text not null,
  at timestamptz not null
);
create index tracking_failure_by_key on tracking_failure (key, at);
