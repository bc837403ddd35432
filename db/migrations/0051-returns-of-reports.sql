-- Why a report was returned, by whom, and what it said then: kept once it has come again.
create table report_return (
  campaign_id uuid not null,
  recipient text not null,
  returned_at timestamptz not null,
  -- Name of who returned it; empty where it was not kept.
  returned_by text not null,
  reason text not null,
  again_due_at timestamptz not null,
  -- As they were submitted: typed, and the reasons for changing what was prefilled.
  typed jsonb not null,
  reasons jsonb not null,
  primary key (campaign_id, recipient, returned_at),
  foreign key (campaign_id, recipient) references report_answer
);
-- Of what was returned before, the last time alone is known, and not what it said then.
insert into report_return
  select campaign_id, recipient, returned_at, '', return_reason, again_due_at, '{}', '{}'
    from report_answer where returned_at is not null and again_due_at is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert on report_return to mot_cua_app;
    grant select on report_return to mot_cua_report;
  end if;
end
$$;
