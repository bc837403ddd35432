-- Who signs in from outside, as the identity provider says of them; read anew at each sign-in.
create table citizen (
  citizen_id uuid primary key default gen_random_uuid(),
  subject text not null unique,
  kind text not null check (kind in ('citizen', 'enterprise')),
  name text not null,
  identity_number text,
  birth_date text,
  enterprise jsonb,
  assurance smallint not null,
  -- What the person may change; at first as the provider said.
  phone text,
  email text,
  since timestamptz not null,
  last_seen_at timestamptz not null
);

create table citizen_session (
  token_hash bytea primary key,
  citizen_id uuid not null references citizen,
  id_token text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index citizen_session_by_end on citizen_session (expires_at);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on citizen to mot_cua_app;
    grant select, insert, delete on citizen_session to mot_cua_app;
    grant select (citizen_id, kind, assurance, since) on citizen to mot_cua_report;
  end if;
end
$$;
