-- Whether a dossier came online and whether a supplement was ever asked, for the public statistics.
alter table dossier add column online boolean not null default false;
alter table dossier add column supplement_asked boolean not null default false;
update dossier set online = true
  where exists (select from event where event.dossier_id = dossier.dossier_id
    and version = 1 and body ? 'origin');
update dossier set supplement_asked = true
  where exists (select from event where event.dossier_id = dossier.dossier_id
    and type = 'supplement-requested');

-- What was received and finished by agency and month, counted anew every few minutes; agency '' is
-- the whole province. A dossier counts for whoever decides it and for the desk that has it.
create table agency_month (
  agency text not null,
  month date not null,
  received integer not null,
  online integer not null,
  supplement_asked integer not null,
  on_time integer not null,
  late integer not null,
  untimed integer not null,
  refused integer not null,
  primary key (agency, month)
);

-- What is not finished, as of the same count.
create table agency_standing (
  agency text primary key,
  waiting integer not null,
  paused integer not null,
  overdue integer not null
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on agency_month, agency_standing to mot_cua_app;
    grant select on agency_month, agency_standing to mot_cua_report;
  end if;
end
$$;
