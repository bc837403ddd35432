-- The sums of all procedures are few and read by nearly every page: they lie by themselves, close together.
alter table figure_period rename to figure_period_each;
alter table figure_period_each rename constraint figure_period_pkey to figure_period_each_pkey;
drop index figure_period_since;
drop index figure_period_whole;

create table figure_period (like figure_period_each) partition by list (procedure_code);
alter table figure_period add primary key (agency, procedure_code, since, channel);
create table figure_period_whole partition of figure_period for values in ('') with (fillfactor = 80);

with moved as (delete from figure_period_each where procedure_code = '' returning *)
insert into figure_period_whole select * from moved;
-- Known before it is attached, so that it is not read once more.
alter table figure_period_each add check (procedure_code <> '');
alter table figure_period attach partition figure_period_each default;

-- Cells come in the order of time: a period of all agencies is read from the pages that hold it.
create index figure_period_since on figure_period using brin (since) with (pages_per_range = 32);

-- What figures say of a dossier that is not finished names that column too: from the index alone.
drop index dossier_unfinished;
create index dossier_unfinished on dossier (handler, due_at)
  include (desk, bundle, procedure_code, online, received_at, finished_at, phase, phase_since)
  where finished_at is null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on figure_period to mot_cua_app;
    grant select on figure_period to mot_cua_report;
  end if;
end
$$;
