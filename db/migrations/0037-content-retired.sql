-- Contents that were deleted by a retention rule, by their SHA-256: the record of it. Written before the
-- file is deleted; without `removed_at` the deletion is not finished yet.
create table content_retired (
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  decided_at timestamptz not null,
  -- What named it: kind, subject (a dossier or a report), since when its term counted, months.
  held_by jsonb not null,
  removed_at timestamptz,
  primary key (sha256, decided_at)
);
create unique index content_retired_unfinished on content_retired (sha256) where removed_at is null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    -- An intention that no longer holds is taken back; what was removed stays recorded.
    grant select, insert, update (removed_at), delete on content_retired to mot_cua_app;
  end if;
end
$$;
