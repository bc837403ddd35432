-- While this is set a worker is at it: whoever has it tried again now must not set a second one to it,
-- and a renewal that comes late must not put off a delivery that has ended.
alter table delivery add column leased_until timestamptz;
