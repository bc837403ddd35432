-- A paper that a person keeps with us by themselves, to hand in with dossiers to come. What a dossier
-- holds (papers given, results) is not copied here: it is read where it is.
create table personal_document (
  document_id uuid primary key,
  citizen_id uuid not null references citizen,
  -- The name of the paper in the person's words, by which it is found for a component of that name.
  title text not null check (char_length(title) between 1 and 200),
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  -- After this day the paper proves nothing any more; null where it does not end.
  valid_until date,
  added_at timestamptz not null,
  -- The same bytes are kept once for a person, whatever they are called.
  unique (citizen_id, sha256)
);
create index personal_document_by_content on personal_document (sha256);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on personal_document to mot_cua_app;
  end if;
end
$$;
