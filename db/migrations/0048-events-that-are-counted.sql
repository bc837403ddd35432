-- The events on which any figure depends (`store/figures-of-events.ts`) are a quarter of all: counting anew reads them alone.
create index event_counted on event (dossier_id, version)
  where type <> all('{accepted,passed-on,sent-back,proposed,signed,handed-over,printed,corrected,fell-overdue}');
