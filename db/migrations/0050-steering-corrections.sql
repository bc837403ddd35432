-- Entries of the steering that were typed wrong are corrected, those made by mistake removed; the
-- audit keeps what was done.
do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    grant update, delete on steering_outreach, steering_document, steering_decision to mot_cua_app;
    grant delete on steering_document_task, steering_task, steering_escalation, steering_member,
      steering_body, steering_meeting to mot_cua_app;
  end if;
end
$$;
