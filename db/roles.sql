-- The rights of the three log-ins in one database. Run by the owner (`npm run migrate`) before the first table, and again after each
-- CREATE DATABASE … TEMPLATE, which does not copy the database's own grants. Names: portal_owner, portal_app, portal_public.
do $$ begin execute format('revoke connect, temporary on database %I from public', current_database()); end $$;
do $$ begin execute format('grant connect on database %I to portal_owner, portal_app, portal_public', current_database()); end $$;
revoke all on schema public from public;
grant usage on schema public to portal_app;
create schema if not exists audit;
create schema if not exists published;
create schema if not exists jobs;
grant usage on schema audit, published, jobs to portal_app;
grant usage on schema published to portal_public;
alter default privileges in schema public grant select, insert, update, delete on tables to portal_app;
alter default privileges in schema public grant usage on sequences to portal_app;
alter default privileges in schema audit grant select, insert on tables to portal_app;
alter default privileges in schema audit grant usage on sequences to portal_app;
alter default privileges in schema published grant select, insert on tables to portal_app;
alter default privileges in schema published grant select on tables to portal_public;
alter default privileges in schema jobs grant select, insert, update, delete on tables to portal_app;
alter default privileges in schema jobs grant usage on sequences to portal_app;
alter default privileges in schema jobs grant execute on functions to portal_app;
