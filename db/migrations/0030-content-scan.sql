-- Contents that wait for a scan for viruses, and those that were found to be infected, by their SHA-256.
-- What is clean has no row. Whether a later signature clears or condemns one, the last word holds.
create table content_scan (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('waiting', 'infected')),
  -- What the scanner calls it.
  signature text check ((signature is not null) = (state = 'infected')),
  noted_at timestamptz not null,
  -- When a worker last took it up; another leaves it alone for a while.
  tried_at timestamptz
);
create index content_scan_waiting on content_scan (tried_at nulls first, noted_at)
  where state = 'waiting';
create index content_scan_infected on content_scan (noted_at) where state = 'infected';

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on content_scan to mot_cua_app;
  end if;
end
$$;
