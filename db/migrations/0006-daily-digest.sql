-- Each day's events under one signature: deleting a whole dossier, with its projection, shows too.
create table daily_digest (
  -- The last day that it covers; the first one covers all before it.
  day date primary key,
  events bigint not null,
  digest bytea not null,
  signature bytea not null
);
create index event_by_time on event using brin (at);
do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert on daily_digest to mot_cua_app;
    grant select on daily_digest to mot_cua_report;
  end if;
end
$$;
