-- The three log-ins, once per server, by a database administrator:   psql -f db/roles.sql
-- Then, once:   \password portal_owner   \password portal_app   \password portal_public
--               create database points owner portal_owner encoding 'UTF8' template template0;
-- What each may do inside the database stands in db/grants.sql, which `npm run migrate` applies.
do $$
declare
  login text;
begin
  foreach login in array array['portal_owner', 'portal_app', 'portal_public'] loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I', login);
    end if;
    execute format('alter role %I login nosuperuser nocreatedb nocreaterole nobypassrls noreplication', login);
  end loop;
end
$$;

-- Time-outs belong to the log-in, since a pooler refuses them as start-up parameters.
alter role portal_app set statement_timeout = '60s';
alter role portal_app set lock_timeout = '15s';
alter role portal_app set idle_in_transaction_session_timeout = '60s';
alter role portal_public set default_transaction_read_only = on;
alter role portal_public set statement_timeout = '3s';
alter role portal_public set idle_in_transaction_session_timeout = '10s';
