-- Which dossier holds a file: asked of each upload once, before one that none holds is thrown away.
create index event_by_attachment on event using gin ((body->'attachments') jsonb_path_ops)
  where type in ('received', 'supplement-received') and body->'attachments' <> '[]';
