-- Which right record the last linking of a campaign held for the same person as a left one: kept, so that
-- a run that is resumed, or that finds both sources as they were, need not compare them again.
create table quality_pair (
  campaign_id uuid not null references quality_campaign,
  left_id text not null,
  right_id text not null,
  weight real not null,
  machine text not null check (machine in ('link', 'review')),
  reasons jsonb not null,
  primary key (campaign_id, left_id)
);

-- By which somebody finds out who looked at a case that names their number.
create index quality_case_of_right on quality_case (campaign_id, right_id) where right_id is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update, delete on quality_pair to mot_cua_app;
  end if;
end
$$;
