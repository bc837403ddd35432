-- Roads to what reports look for beside the roll-ups.
create index dossier_returned on dossier (finished_at)
  where outcome in ('refused', 'stopped') and finished_at is not null;
create index dossier_register on dossier (received_desk, received_at, dossier_id);

-- What an agency says of itself in the evaluation of NĐ 61/2018 Điều 31, with its evidence: the indicators
-- that no dossier tells. Said anew, the new takes the place of the old; the audit keeps who said what.
create table rating_statement (
  agency text not null,
  since date not null,
  until date not null,
  indicator smallint not null check (indicator in (5, 6, 9)),
  mark smallint not null check (mark between 0 and 2),
  evidence text not null check (char_length(evidence) between 1 and 2000),
  stated_by text not null,
  stated_at timestamptz not null,
  primary key (agency, since, until, indicator),
  check (since <= until)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on rating_statement to mot_cua_app;
    grant select on rating_statement to mot_cua_report;
  end if;
end
$$;
