-- The application may add to history, never change it.
do $$
begin
  if exists (select from pg_roles where rolname = 'mot_cua_app') then
    execute format('grant usage on schema %I to mot_cua_app, mot_cua_report', current_schema());
    grant select, insert, update, delete on all tables in schema public to mot_cua_app;
    revoke update, delete, truncate on event, audit, audit_default from mot_cua_app;
    revoke delete on dossier from mot_cua_app;
    grant select on all tables in schema public to mot_cua_report;
    revoke select on session from mot_cua_report;
  end if;
end
$$;
