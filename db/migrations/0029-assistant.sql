-- Who may prepare dossiers for people of a hamlet, by the personal number with which they sign in.
create table assistant (
  identity_number text primary key,
  name text not null,
  -- The hamlet's or quarter's team, as people call it.
  team text not null check (char_length(team) between 1 and 100),
  -- The commune; no key, since communes are merged and their codes end.
  unit_code text not null,
  since timestamptz not null,
  ended_at timestamptz
);

-- Whom the owner of a draft prepares it for; null where for themselves.
alter table draft add column helped jsonb;

-- The code that whom a draft is for reads out to confirm it; it confirms what it was sent about alone.
create table draft_code (
  draft_id uuid primary key references draft on delete cascade,
  code_hash bytea not null,
  content_hash bytea not null,
  phone text not null,
  expires_at timestamptz not null
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on assistant to mot_cua_app;
    grant select, insert, update, delete on draft_code to mot_cua_app;
  end if;
end
$$;
