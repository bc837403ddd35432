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

-- Which procedures of an agency were used, and how, by quarter: from the 1st and, as reports are cut off, from the 15th
-- of the month before. Each cell is a sum of six of `figure_period`.
create table figure_service (
  since date not null,
  agency text not null,
  procedure_code text not null,
  channel text not null,
  received int not null,
  fee_due int not null,
  paid_online int not null,
  primary key (since, agency, procedure_code, channel)
) with (fillfactor = 80);
insert into figure_service
select quarter.since, agency, procedure_code, channel, sum(received), sum(fee_due), sum(paid_online)
from figure_period_each as cell cross join lateral (values
  (date_trunc('quarter', cell.since)::date),
  ((date_trunc('quarter', cell.since - 14 + interval '1 month') - interval '1 month')::date + 14)
) as quarter (since)
group by 1, 2, 3, 4 having sum(received) <> 0 or sum(fee_due) <> 0 or sum(paid_online) <> 0
order by 1, 2, 3;

-- What figures say of a dossier that is not finished names that column too: from the index alone.
drop index dossier_unfinished;
create index dossier_unfinished on dossier (handler, due_at)
  include (desk, bundle, procedure_code, online, received_at, finished_at, phase, phase_since)
  where finished_at is null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on figure_period, figure_service to mot_cua_app;
    grant select on figure_period, figure_service to mot_cua_report;
  end if;
end
$$;
