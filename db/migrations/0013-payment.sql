-- Money for fees that comes by the payment platform or by a transfer: one row a try, and one for
-- each sum that came under the reference of another. Apart from how the dossier stands: what is
-- counted as fee is an event of the dossier, and says by which payment it came.
create table payment (
  dossier_id uuid not null,
  -- By which both sides know it; begins with the dossier's code.
  reference text not null,
  -- Of the dossier's tries; null for a second sum under one reference.
  number integer,
  method text not null check (method in ('platform', 'vietqr')),
  -- Đồng that were asked for.
  amount integer not null check (amount > 0),
  state text not null check (state in ('started', 'counting', 'paid', 'partly', 'overpaid',
    'paid-twice', 'late', 'failed', 'cancelled', 'expired')),
  started_at timestamptz not null,
  started_by text not null,
  agency text not null,
  -- After this nobody asks any more how it stands; money that comes later is taken all the same.
  expires_at timestamptz not null,
  -- When it was first sent to the platform: from then on it is asked about before it is sent again.
  sent_at timestamptz,
  -- Where the payer goes, as the platform gave it.
  address text,
  -- What came. `received_at` is when the other side says it was paid.
  received_amount integer check (received_amount > 0),
  transaction text,
  bank text,
  received_at timestamptz,
  heard_from text check (heard_from in ('call-back', 'query', 'officer')),
  -- How much of it became a fee of the dossier.
  counted integer not null default 0,
  -- SHA-256 of the bill (biên lai) as it was fetched.
  bill text,
  -- What the platform said where it refused or failed.
  note text not null default '',
  primary key (dossier_id, reference),
  check ((received_amount is null) = (transaction is null)),
  check ((received_amount is null) = (received_at is null)),
  check ((received_amount is null) = (heard_from is null)),
  check ((received_amount is null)
    = (state in ('started', 'failed', 'cancelled', 'expired')))
);
create index payment_by_reference on payment (reference);
create index payment_by_transaction on payment (transaction) where transaction is not null;

do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    -- Money that was asked for or came is never forgotten.
    grant select, insert, update on payment to mot_cua_app;
    grant select on payment to mot_cua_report;
  end if;
end
$$;
