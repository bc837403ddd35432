-- Which contents a result or a bill holds is asked before unclaimed files are thrown away: the same bytes
-- may have come again by a form that was never sent.
create index event_by_result_paper on event ((body #>> '{result,paper,sha256}'))
  where type = 'outside-answered' and body #>> '{result,paper,sha256}' is not null;
create index payment_by_bill on payment (bill) where bill is not null;
