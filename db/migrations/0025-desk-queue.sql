-- The queue of people at a one-stop desk, and the times that they agree with it beforehand.

-- One row a desk and day: the last number given, and the lock under which the queue of that day and
-- the places of its slots are changed.
create table desk_day (
  desk text not null,
  day date not null,
  last_number integer not null default 0,
  -- Preferred calls in a row while others waited.
  preferred_run integer not null default 0,
  primary key (desk, day)
);

-- A number holds no name. It says for what somebody came, how long that took, and where.
create table queue_ticket (
  ticket_id uuid primary key,
  desk text not null,
  day date not null,
  number integer not null check (number > 0),
  purpose text not null,
  priority boolean not null,
  slot_start timestamptz,
  slot_end timestamptz,
  check ((slot_start is null) = (slot_end is null)),
  taken_at timestamptz not null,
  state text not null check (state in ('waiting', 'called', 'serving', 'served', 'absent')),
  queued_at timestamptz not null,
  -- The one counter to which somebody was passed on.
  for_counter smallint,
  -- The counter at which it is, or was last.
  counter smallint,
  calls smallint not null default 0,
  absences smallint not null default 0,
  called_at timestamptz,
  first_called_at timestamptz,
  begun_at timestamptz,
  ended_at timestamptz,
  officer text,
  -- Code of the dossier that came of it.
  dossier_code text,
  -- Of the press of the button that called it: a repeat calls nobody else.
  call_id uuid unique,
  unique (desk, day, number),
  check (state not in ('called', 'serving') or (counter is not null and called_at is not null)),
  check (state <> 'serving' or begun_at is not null),
  check (state not in ('served', 'absent') or ended_at is not null)
);
-- A counter has one person before it.
create unique index queue_ticket_at_counter on queue_ticket (desk, day, counter)
  where state in ('called', 'serving');
create index queue_ticket_served on queue_ticket (desk, purpose, ended_at desc)
  where state = 'served';

-- What all desks did on a day.
create index queue_ticket_by_day on queue_ticket (day);

-- The counters that are open, each with its officer.
create table desk_counter (
  desk text not null,
  day date not null,
  counter smallint not null check (counter between 1 and 99),
  officer text not null,
  opened_at timestamptz not null,
  primary key (desk, day, counter),
  unique (desk, day, officer)
);

-- A device that the province set up as a kiosk of a desk. The code is gone once it is used.
create table kiosk_device (
  device_id uuid primary key,
  desk text not null,
  name text not null,
  code text unique,
  code_expires_at timestamptz not null,
  enrolled_at timestamptz,
  removed_at timestamptz,
  created_by text not null,
  created_at timestamptz not null
);
create index kiosk_device_by_desk on kiosk_device (desk);

-- How many may come to a desk in each slot, from a day on.
create table slot_rule (
  desk text not null,
  valid_from date not null,
  minutes smallint not null check (minutes in (15, 20, 30, 60)),
  -- 0: no appointments from that day on.
  capacity smallint not null check (capacity between 0 and 99),
  days_ahead smallint not null check (days_ahead between 1 and 60),
  primary key (desk, valid_from)
);

create table appointment (
  appointment_id uuid primary key,
  desk text not null,
  day date not null,
  slot_start timestamptz not null,
  slot_end timestamptz not null,
  purpose text not null,
  -- As declared; gone thirty days after the day, or when it is cancelled.
  name text,
  phone text,
  -- By which one cancels, moves and takes a number.
  code text not null unique,
  state text not null check (state in ('booked', 'cancelled', 'arrived')),
  ticket_id uuid unique,
  booked_at timestamptz not null,
  check ((state = 'arrived') = (ticket_id is not null)),
  check (state <> 'cancelled' or (name is null and phone is null))
);
create index appointment_by_slot on appointment (desk, day, slot_start);
create index appointment_by_day on appointment (day);
create index appointment_named on appointment (day) where name is not null or phone is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on desk_day, queue_ticket, kiosk_device, appointment to mot_cua_app;
    grant select, insert, update, delete on desk_counter, slot_rule to mot_cua_app;
    grant select on desk_day, queue_ticket, desk_counter, slot_rule to mot_cua_report;
  end if;
end
$$;
