-- Working hours are law with a first day, like everything else. `agency` is empty for the province;
-- an agency whose hours are null follows the province from that day.
create table working_hours (
  agency text not null,
  valid_from date not null,
  hours text,
  check (agency <> '' or hours is not null),
  primary key (agency, valid_from)
);
insert into working_hours (agency, valid_from, hours)
  select '', date '2000-01-01', value #>> '{}' from setting where key = 'province_hours';
insert into working_hours (agency, valid_from, hours)
  select code, valid_from, hours from agency where hours is not null;
delete from setting where key = 'province_hours';
alter table agency drop column hours;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on working_hours to mot_cua_app;
    grant select on working_hours to mot_cua_report;
  end if;
end
$$;
