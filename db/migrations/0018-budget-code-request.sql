-- Units for which a code was asked of the Ministry of Finance. The key is made with the form and goes
-- with each asking: an answer that was lost is asked for again, and no unit gets two codes.
create table budget_code_request (
  request_key uuid primary key,
  asked_at timestamptz not null,
  subject text not null,
  agency text not null,
  name text not null,
  address text not null,
  founding text not null,
  state text not null default 'open' check (state in ('open', 'issued', 'refused')),
  -- The code that was issued, or why none was.
  answer text not null default '',
  answered_at timestamptz
);
create index budget_code_request_by_agency on budget_code_request (agency, asked_at desc);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on budget_code_request to mot_cua_app;
    grant select on budget_code_request to mot_cua_report;
  end if;
end
$$;
