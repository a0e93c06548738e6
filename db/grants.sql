-- Applied by `npm run migrate` as portal_owner before every migration, so that each table is born with the right privileges.
-- A mere REVOKE after the fact would be undone by the next table or partition.
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to portal_app, portal_public', current_database());
end
$$;

create schema if not exists audit;
create schema if not exists published;
create schema if not exists jobs;

revoke all on schema public from public;
grant usage on schema public, audit, published, jobs to portal_app;
grant usage on schema published to portal_public;

alter default privileges in schema public grant select, insert, update, delete on tables to portal_app;
alter default privileges in schema public grant usage, select on sequences to portal_app;

-- The audit trail and what is published are only ever added to.
alter default privileges in schema audit grant select, insert on tables to portal_app;
alter default privileges in schema audit grant usage, select on sequences to portal_app;
alter default privileges in schema published grant select, insert on tables to portal_app;
alter default privileges in schema published grant select on tables to portal_public;

-- Background jobs (pg-boss) work in tables that they cannot define.
alter default privileges in schema jobs grant select, insert, update, delete on tables to portal_app;
alter default privileges in schema jobs grant usage, select on sequences to portal_app;
