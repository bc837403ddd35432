-- A document of the store that whose it is lets somebody see: for whom and for what in their words, until
-- the end of a day, revoked at will. A row stays for ever: it is the record of what was consented to. Each
-- opening stands in the audit under subject 'share:ID'.
create table document_share (
  share_id uuid primary key,
  citizen_id uuid not null references citizen,
  document_id uuid not null,
  -- SHA-256 of the secret in the link, which is made with the form: sending twice makes one.
  token_hash bytea not null unique,
  recipient text not null check (char_length(recipient) between 1 and 120),
  purpose text not null check (char_length(purpose) between 1 and 200),
  shared_at timestamptz not null,
  -- It ends with this day, by the clock of Viet Nam.
  last_day date not null,
  revoked_at timestamptz,
  page_opened integer not null default 0,
  file_opened integer not null default 0,
  last_opened_at timestamptz
);
create index document_share_by_citizen on document_share (citizen_id, shared_at desc, share_id);
create index document_share_by_document on document_share (document_id);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on document_share to mot_cua_app;
  end if;
end
$$;
