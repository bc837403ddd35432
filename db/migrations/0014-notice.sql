-- What an applicant is told of a dossier, one row for each event that tells something, written with
-- the event. That the channel has something to send stands in `delivery`, as for any other party.
create table notice (
  dossier_id uuid not null,
  -- Of the event.
  version integer not null,
  channel text not null check (channel in ('mail', 'sms', 'zalo')),
  -- `sent`: the gateway has it; `failed`: it gave up; `undeliverable`: nobody is at that address;
  -- `skipped`: too late to be of use, or told in another way.
  state text not null default 'waiting'
    check (state in ('waiting', 'sent', 'delivered', 'failed', 'undeliverable', 'skipped')),
  -- The gateway is asked no more.
  is_settled boolean not null default false,
  -- Raised when an officer sends it again: each has a key of its own at the gateway.
  round integer not null default 1,
  -- Tries of this round: above 0, an earlier one may have arrived without our hearing of it.
  tries integer not null default 0,
  -- As it may be shown; the whole one is the dossier's at the moment of sending.
  address text,
  provider_id text,
  fault text,
  written_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  primary key (dossier_id, version, channel)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on notice to mot_cua_app;
    grant select on notice to mot_cua_report;
  end if;
end
$$;
