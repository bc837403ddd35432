-- Three roles: the owner (who migrates), the application (which may not change or delete history),
-- and the reports (which only read). Where the connecting user may not create roles, the
-- administrator creates them; the application then says so at start and runs as the owner.
do $$
begin
  if not exists (select from pg_roles where rolname = 'mot_cua_app') then
    create role mot_cua_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'mot_cua_report') then
    create role mot_cua_report nologin;
  end if;
  execute format('grant mot_cua_app, mot_cua_report to %I', current_user);
exception
  when insufficient_privilege then
    raise warning 'roles mot_cua_app and mot_cua_report must be created by an administrator';
  when duplicate_object or unique_violation then
    null; -- another database of this server was being migrated at the same moment
end
$$;
