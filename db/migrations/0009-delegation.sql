-- Who does whose work while somebody is away (ủy quyền, phân công xử lý thay khi vắng mặt).
create table delegation (
  delegation_id uuid primary key,
  absent text not null,
  deputy text not null check (deputy <> absent),
  valid_from date not null,
  -- The last day.
  valid_to date not null check (valid_to >= valid_from),
  reason text not null,
  created_by text not null,
  created_at timestamptz not null
);
create index delegation_by_deputy on delegation (deputy, valid_to);
create index delegation_by_absent on delegation (absent, valid_to);

-- In whose place a session works just now; honoured only while the delegation lasts.
alter table session add acting_for text;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on delegation to mot_cua_app;
    grant select on delegation to mot_cua_report;
  end if;
end
$$;
