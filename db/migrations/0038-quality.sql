-- Campaigns of data quality: two sources held against each other, runs that find where they differ, and
-- a case of each difference, which people decide. Events of cases are for ever; nobody is changed in a
-- register but by one of them.
create table quality_campaign (
  campaign_id uuid primary key,
  kind text not null,
  name text not null check (char_length(name) between 1 and 200),
  left_source jsonb not null,
  right_source jsonb not null,
  -- Of the linkage; null where they are guessed from the columns.
  settings jsonb,
  -- Classes of cases whose verdict a second person must share.
  four_eyes text[] not null,
  created_at timestamptz not null,
  created_by text not null,
  closed_at timestamptz
);

-- One walk over both sources, resumed where it stopped. Of each campaign one run at most is open.
create table quality_run (
  campaign_id uuid not null references quality_campaign,
  run integer not null check (run > 0),
  ordered_at timestamptz not null,
  ordered_by text not null,
  state text not null check (state in ('waiting', 'pulling', 'linking', 'done', 'failed', 'stopped')),
  -- How far it is: pages pulled of each side, share compared.
  progress jsonb not null default '{}',
  leased_until timestamptz,
  attempts integer not null default 0,
  -- What it found: counts by class and commune, scores by bucket; null before the end.
  figures jsonb,
  fault text,
  ended_at timestamptz,
  primary key (campaign_id, run)
);
create unique index quality_run_open on quality_run (campaign_id)
  where state in ('waiting', 'pulling', 'linking');

-- What a source told of a record when it was last read. Personal data: gone when a campaign is closed
-- and its cases are kept no longer.
create table quality_record (
  campaign_id uuid not null references quality_campaign,
  side text not null check (side in ('left', 'right')),
  record_id text not null,
  commune text not null,
  -- SHA-256 of the body, by which a run knows what changed.
  digest bytea not null,
  body jsonb not null,
  -- The last run that met it, and the last that met it changed.
  seen_run integer not null,
  changed_run integer not null,
  primary key (campaign_id, side, record_id)
);

create table quality_case (
  case_id uuid primary key,
  campaign_id uuid not null references quality_campaign,
  left_id text not null,
  right_id text,
  class text not null,
  commune text not null,
  weight real,
  machine text not null,
  phase text not null check (phase in ('review', 'second', 'station', 'correcting', 'closed')),
  outcome text,
  -- Who must act: the station's agency; null where it is a steward's.
  agency text,
  -- Who judged first, where a second person must agree.
  judged_by text,
  version integer not null check (version > 0),
  head_hash bytea not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  unique (campaign_id, left_id)
);
create index quality_case_queue on quality_case (campaign_id, phase, class, weight, case_id);
create index quality_case_station on quality_case (agency, changed_at, case_id)
  where phase = 'station';
create index quality_case_commune on quality_case (campaign_id, commune, class, phase);

create table quality_event (
  case_id uuid not null references quality_case,
  version integer not null check (version > 0),
  type text not null,
  body jsonb not null,
  actor jsonb not null,
  at timestamptz not null,
  prev_hash bytea not null,
  hash bytea not null,
  primary key (case_id, version)
);

-- Corrections to be sent through the exchange; a case has one on its way at most.
create table quality_correction (
  case_id uuid not null references quality_case,
  -- Of the event that ordered it.
  version integer not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  last_fault text,
  done_at timestamptz,
  primary key (case_id, version)
);
create index quality_correction_due on quality_correction (due_at) where done_at is null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on quality_campaign, quality_run, quality_case, quality_correction
      to mot_cua_app;
    grant select, insert, update, delete on quality_record to mot_cua_app;
    grant select, insert on quality_event to mot_cua_app;
    grant select on quality_campaign, quality_run, quality_case, quality_event, quality_correction
      to mot_cua_report;
  end if;
end
$$;
