-- Of how many dossiers the national portal was told, among the figures that are kept with every change.
alter table figure_delta add column told int not null default 0;
alter table figure_period add column told int not null default 0;
alter table figure_day add column told int not null default 0;

insert into figure_delta (day, handler, desk, procedure_code, channel, told)
select (received_at at time zone 'Asia/Ho_Chi_Minh')::date, handler,
  case when bundle is null then desk else '' end, procedure_code,
  case when online then 'online' else 'desk' end, count(*)
from delivery join dossier using (dossier_id)
where party = 'national-portal' and done_version > 0 group by 1, 2, 3, 4, 5;

alter table figure_period alter column told drop default;
alter table figure_day alter column told drop default;

-- Cells come in the order of time: a period of all agencies is read from the pages that hold it.
create index figure_period_since on figure_period using brin (since) with (pages_per_range = 32);

-- Which of the dossiers that an agency finished in a period had a supplement asked for.
create index dossier_supplemented on dossier (handler, finished_at)
  where supplement_asked and finished_at is not null;

-- What was returned early is a figure by now.
drop index dossier_returned;

-- What stands now is read of all that is not finished: from the index alone.
drop index dossier_unfinished;
create index dossier_unfinished on dossier (handler, due_at)
  include (desk, bundle, procedure_code, online, received_at, phase, phase_since)
  where finished_at is null;
