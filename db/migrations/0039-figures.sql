-- Roll-ups that every change of a dossier keeps right in its own transaction (docs/adr/0026).

-- What a figure looks at and the projection did not tell yet.
alter table dossier
  add column fee_due boolean not null default false,
  add column paid_online boolean not null default false,
  add column digitised boolean not null default false,
  add column reused boolean not null default false,
  add column digital_result boolean not null default false,
  -- Since when it stands where it stands.
  add column phase_since timestamptz;

with told as (
  select dossier_id,
    bool_or(type = 'fee-collected' and body ? 'payment') as paid_online,
    bool_or(type = 'paper-digitised') as digitised,
    bool_or(type in ('received', 'supplement-received')
      and jsonb_path_exists(body, '$.attachments[*].source')) as reused,
    bool_or(type = 'document-signed' and body #>> '{document,kind}' = 'result') as digital_result,
    max((body ->> 'fee')::int) filter (where type = 'received') as fee,
    (array_agg((body ->> 'fee')::int order by version desc) filter (where type = 'relief-denied'))[1]
      as whole_fee,
    max(at) filter (where type in ('received', 'accepted', 'passed-on', 'sent-back',
      'supplement-requested', 'supplement-received', 'refused', 'stopped', 'proposed', 'signed',
      'issued', 'handed-over', 'outside-answered', 'leg-ended', 'leg-dropped')) as phase_since
  from event group by dossier_id
)
update dossier set paid_online = told.paid_online, digitised = told.digitised, reused = told.reused,
  digital_result = told.digital_result, fee_due = coalesce(whole_fee, fee, 0) > 0,
  phase_since = told.phase_since
from told where told.dossier_id = dossier.dossier_id;
alter table dossier alter column phase_since set not null;

-- Roads to the dossiers behind a figure, and to what is not finished.
create index dossier_received on dossier (handler, received_at);
create index dossier_finished on dossier (handler, finished_at) where finished_at is not null;
create index dossier_fell_late on dossier (handler, due_at) where finished_at > due_at;
create index dossier_unfinished on dossier (handler, due_at) where finished_at is null;

-- What one write changed of the figures: inserted with it, and soon folded into the cells.
create table figure_delta (
  day date not null,
  handler text not null,
  -- Empty of a leg, which counts for its handler alone.
  desk text not null,
  procedure_code text not null,
  channel text not null,
  received int not null default 0,
  supplement_asked int not null default 0,
  fee_due int not null default 0,
  paid_online int not null default 0,
  digitised int not null default 0,
  reused int not null default 0,
  early int not null default 0,
  on_time int not null default 0,
  late int not null default 0,
  untimed int not null default 0,
  refused int not null default 0,
  stopped int not null default 0,
  digital_result int not null default 0,
  fell_late int not null default 0,
  rated int not null default 0,
  satisfied int not null default 0
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- By half month (from the 1st or the 15th). Agency '' is the province, procedure '' all of them.
create table figure_period (
  agency text not null,
  procedure_code text not null,
  since date not null,
  channel text not null,
  received int not null,
  supplement_asked int not null,
  fee_due int not null,
  paid_online int not null,
  digitised int not null,
  reused int not null,
  early int not null,
  on_time int not null,
  late int not null,
  untimed int not null,
  refused int not null,
  stopped int not null,
  digital_result int not null,
  fell_late int not null,
  rated int not null,
  satisfied int not null,
  primary key (agency, procedure_code, since, channel)
) with (fillfactor = 80);

-- By day, of all procedures together.
create table figure_day (
  agency text not null,
  day date not null,
  channel text not null,
  received int not null,
  supplement_asked int not null,
  fee_due int not null,
  paid_online int not null,
  digitised int not null,
  reused int not null,
  early int not null,
  on_time int not null,
  late int not null,
  untimed int not null,
  refused int not null,
  stopped int not null,
  digital_result int not null,
  fell_late int not null,
  rated int not null,
  satisfied int not null,
  primary key (agency, day, channel)
) with (fillfactor = 80);

-- What there is counts from now on; the worker folds it.
insert into figure_delta (day, handler, desk, procedure_code, channel, received, supplement_asked,
  fee_due, paid_online, digitised, reused)
select (received_at at time zone 'Asia/Ho_Chi_Minh')::date, handler,
  case when bundle is null then desk else '' end, procedure_code,
  case when online then 'online' else 'desk' end, count(*), sum(supplement_asked::int),
  sum(fee_due::int), sum(paid_online::int), sum(digitised::int), sum(reused::int)
from dossier group by 1, 2, 3, 4, 5;

insert into figure_delta (day, handler, desk, procedure_code, channel, early, on_time, late, untimed,
  refused, stopped, digital_result)
select (finished_at at time zone 'Asia/Ho_Chi_Minh')::date as finished_on, handler,
  case when bundle is null then desk else '' end, procedure_code,
  case when online then 'online' else 'desk' end,
  count(*) filter (where finished_at <= due_at and (finished_at at time zone 'Asia/Ho_Chi_Minh')::date
    < (due_at at time zone 'Asia/Ho_Chi_Minh')::date),
  count(*) filter (where finished_at <= due_at and (finished_at at time zone 'Asia/Ho_Chi_Minh')::date
    = (due_at at time zone 'Asia/Ho_Chi_Minh')::date),
  count(*) filter (where finished_at > due_at),
  count(*) filter (where due_at is null),
  count(*) filter (where outcome = 'refused'),
  count(*) filter (where outcome = 'stopped'),
  sum(digital_result::int)
from dossier where finished_at is not null group by 1, 2, 3, 4, 5;

insert into figure_delta (day, handler, desk, procedure_code, channel, fell_late)
select (due_at at time zone 'Asia/Ho_Chi_Minh')::date, handler,
  case when bundle is null then desk else '' end, procedure_code,
  case when online then 'online' else 'desk' end, count(*)
from dossier where finished_at > due_at group by 1, 2, 3, 4, 5;

insert into figure_delta (day, handler, desk, procedure_code, channel, rated, satisfied)
select (rated_at at time zone 'Asia/Ho_Chi_Minh')::date, handler,
  case when bundle is null then desk else '' end, procedure_code,
  case when online then 'online' else 'desk' end, count(*), count(*) filter (where grade >= 4)
from dossier_rating join dossier using (dossier_id) group by 1, 2, 3, 4, 5;

-- They were counted anew every ten minutes.
drop table agency_month, agency_standing;
delete from setting where key = 'statistics_at';

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, delete on figure_delta to mot_cua_app;
    grant select, insert, update, delete on figure_period, figure_day to mot_cua_app;
    grant select on figure_delta, figure_period, figure_day to mot_cua_report;
  end if;
end
$$;
