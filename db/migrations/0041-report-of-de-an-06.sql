-- Numbers that agencies tell for reports, as they told them: a row a measure, place and day. What is told
-- again of the same place and day takes the place of what was told before.
create table report_return (
  measure text not null check (measure <> ''),
  -- A school, commune or centre, in the teller's own words.
  place text not null,
  -- The day of which it is told.
  day date not null,
  quantity bigint not null check (quantity >= 0),
  -- Code of the agency that told it.
  agency text not null,
  told_at timestamptz not null,
  primary key (measure, place, day)
);

-- A period of which a report is due, with the last day whose figures are told.
create table report_period (
  report text not null,
  period text not null,
  told_to date not null,
  deadline timestamptz not null,
  opened_at timestamptz not null,
  primary key (report, period)
);

-- What an agency writes for its part of one report.
create table report_text (
  report text not null,
  period text not null,
  part text not null,
  agency text not null,
  body text not null check (char_length(body) <= 20000),
  -- Raised by each save: who wrote over what another saved meanwhile is told.
  revision integer not null,
  saved_at timestamptz not null,
  -- The first time: a later correction does not make it late, nor early.
  submitted_at timestamptz,
  primary key (report, period, part),
  foreign key (report, period) references report_period
);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on report_return, report_period, report_text to mot_cua_app;
  end if;
  if exists (select from pg_roles where rolname = 'mot_cua_report') then
    grant select on report_return, report_period, report_text to mot_cua_report;
  end if;
end
$$;
