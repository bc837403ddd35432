-- What whoever operates the exchange must know: since when something waits for us, how each line
-- stands in each process, which request a delivery goes back to; and how long the log is kept.

-- The first instant at which this was due and was not done. It stays through all failures, and moves on
-- where the party has the dossier and is to be asked again: then nobody waits for us until then.
alter table delivery add column waiting_since timestamptz not null default now();
update delivery set waiting_since = least(coalesce(failing_since, due_at), due_at);
-- Trace context (W3C traceparent) of the command that ordered it last, where traces are kept.
alter table delivery add column traceparent text;

-- A delivery in order enters none of these two, so that most are written at less cost.
drop index delivery_failing;
create index delivery_failing on delivery (party, failing_since)
  where done_version < wanted_version and failing_since is not null;
create index delivery_held on delivery (party, waiting_since)
  where done_version < wanted_version and held_by is not null;

-- How the line to a party stands as each process that delivers sees it. What a process does not renew
-- says nothing any more: it has ended.
create table line_state (
  party text not null,
  process text not null,
  state text not null check (state in ('closed', 'half-open', 'open')),
  -- Outages in a row with no answer between them.
  outages integer not null,
  next_try_at timestamptz,
  seen_at timestamptz not null,
  primary key (party, process)
);

-- The log is searched by time and by what failed, and a call is opened by its id.
create index exchange_call_by_time on exchange_call (at desc);
create index exchange_call_unanswered on exchange_call (at desc) where outcome <> 'answered';
create index exchange_call_by_id on exchange_call (id);

-- Forgets the calls of all months before the last `months` full ones, by the server's own clock: whole
-- partitions, and what the default partition has of that time. Answers the first day that is kept and
-- how many partitions and rows are gone. Refuses to forget what is younger than three months.
create function forget_exchange_calls(months integer,
    out kept_since date, out partitions integer, out calls bigint)
  language plpgsql security definer set search_path from current set lock_timeout = '5s' as $$
declare
  name text;
begin
  if months is null or months < 3 then
    raise exception 'the log of the exchange is kept for three months at least, not %', months
      using errcode = 'check_violation';
  end if;
  kept_since := (date_trunc('month', now()) - make_interval(months => months))::date;
  partitions := 0;
  for name in
    select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'exchange_call'::regclass and relname ~ '^exchange_call_\d{4}_\d{2}$'
      and to_date(right(relname, 7), 'YYYY_MM') < kept_since
    order by relname
  loop
    execute format('drop table %I', name);
    partitions := partitions + 1;
  end loop;
  delete from exchange_call_default where at < kept_since;
  get diagnostics calls = row_count;
end
$$;
revoke execute on function forget_exchange_calls(integer) from public;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on line_state to mot_cua_app;
    grant select on line_state to mot_cua_report;
    grant execute on function forget_exchange_calls(integer) to mot_cua_app;
  end if;
end
$$;
