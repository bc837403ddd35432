-- How whoever filed a dossier found the service, said by themselves after its end; said again, the
-- later word holds. The remark is personal data: officers read it with the dossier, which is audited.
create table dossier_rating (
  dossier_id uuid primary key,
  grade smallint not null check (grade between 1 and 5),
  remark text not null check (char_length(remark) <= 2000),
  rated_at timestamptz not null
);
create index dossier_rating_by_time on dossier_rating (rated_at);

-- Of the month in which it was said: how many rated, and how many of these were content.
alter table agency_month add column rated integer not null default 0;
alter table agency_month add column satisfied integer not null default 0;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on dossier_rating to mot_cua_app;
    grant select (dossier_id, grade, rated_at) on dossier_rating to mot_cua_report;
  end if;
end
$$;
