-- Days off have the days from which and until which they were declared, as all law has: what a
-- calendar said at any time can be read again. What was known before counts from the rules of 2018.
alter table calendar_day add column valid_from date not null default '2018-06-21';
alter table calendar_day add column valid_to date;
alter table calendar_day drop constraint calendar_day_pkey;
alter table calendar_day add primary key (day, valid_from);
alter table calendar_day add check (valid_to is null or valid_to > valid_from);
