-- Parcels that the post carries for a dossier: papers fetched from the applicant's home, results
-- sent there. Where a parcel is stands here, and never in the state of the dossier's business.
create table postal_order (
  dossier_id uuid not null,
  direction text not null check (direction in ('collect', 'deliver')),
  serial smallint not null,
  -- Dossier code, direction and serial: the post knows the order by it, however often it is sent.
  number text not null,
  -- Name, address by unit and line, and phone of both ends, as they were when it was ordered.
  home jsonb not null,
  desk jsonb not null,
  contents text not null,
  day date,
  cod integer not null check (cod >= 0),
  ordered_by text not null,
  ordered_at timestamptz not null,
  state text not null check (state in ('waiting', 'ordered', 'collected', 'in-transit', 'delivered',
    'returned', 'failed', 'cancelled', 'refused')),
  state_at timestamptz not null,
  item_code text not null,
  -- From this instant it may be at the post: it is asked for before it is sent again.
  sent_at timestamptz,
  refusal text not null,
  -- What the post noted, each record once: id, at, state, words.
  history jsonb not null,
  -- Who wished it cancelled, when, why, and why the post did not.
  cancel jsonb,
  -- Who saw to one that went wrong, when and how.
  settled jsonb,
  primary key (dossier_id, direction, serial)
);
-- The lists of desks, newest first.
create index postal_order_newest on postal_order (ordered_at desc, number desc);
create index postal_order_open on postal_order (ordered_at desc, number desc)
  where state in ('waiting', 'ordered', 'collected', 'in-transit')
    or (state in ('returned', 'failed', 'refused') and settled is null);

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant select, insert, update on postal_order to mot_cua_app;
    grant select on postal_order to mot_cua_report;
  end if;
end
$$;
