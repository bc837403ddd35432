-- What lies in the e-document store of a person or organisation (kho dữ liệu điện tử của tổ chức, cá nhân):
-- made from the events of the dossiers, as table `dossier` is; the files lie by their content.
create table stored_document (
  dossier_id uuid not null,
  document_id uuid not null,
  -- Numbers of those whose it is: applicant, person concerned, organisation.
  owners text[] not null,
  kind text not null,
  -- In the national catalogue; null where none is known.
  code text,
  title text not null,
  number text not null,
  -- Code of the agency that issued it.
  issuer text not null,
  issued_at timestamptz not null,
  -- Name of who signed; null where it has the seal of the agency alone.
  signed_by text,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size integer not null,
  replaces uuid,
  replaced_by uuid,
  revoked_at timestamptz,
  revoked_because text,
  primary key (dossier_id, document_id)
);
create index stored_document_by_owner on stored_document using gin (owners);
create index stored_document_by_id on stored_document (document_id);
create index stored_document_by_content on stored_document (sha256);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on stored_document to mot_cua_app;
  end if;
  if exists (select from pg_roles where rolname = 'mot_cua_report') then
    grant select on stored_document to mot_cua_report;
  end if;
end
$$;
