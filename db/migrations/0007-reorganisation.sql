-- Reorganisations: agencies end and others take over. `desk` and `handler` say who has the dossier
-- now; what registers and statistics of the time before count by is who had it at its receipt.
alter table dossier add received_desk text, add received_handler text;
update dossier set received_desk = desk, received_handler = handler;
alter table dossier alter received_desk set not null, alter received_handler set not null;

-- Staff whose agency ended, and where they went. Access reads `staff` alone; this is its history.
create table staff_move (
  subject text not null,
  plan text not null,
  from_agency text not null,
  to_agency text not null,
  valid_from date not null,
  moved_at timestamptz not null,
  primary key (subject, plan)
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select on staff_move to mot_cua_app, mot_cua_report;
  end if;
end
$$;
