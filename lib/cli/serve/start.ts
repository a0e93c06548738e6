import { existsSync, readFileSync } from "node:fs";
import postgres from "postgres";
import { checkEnv } from "../../platform/env";
import { serve } from "./server";

/** Why the database log-in of a setting must not be used, or null: the app owns nothing and makes nothing, visitors write nothing. */
async function logInProblem(name: string, url: string): Promise<string | null> {
  const client = postgres(url, { max: 1, prepare: false, onnotice: () => {}, connect_timeout: 10 });
  try {
    // Catalogues alone, which every log-in may read: portal_public may not even look a name up in schema public.
    const [row] = await client<{ strong: boolean; owns: boolean; writes: boolean; migrated: boolean }[]>`
      select r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls as strong,
        d.datdba = r.oid or exists (select 1 from pg_class c where c.relowner = r.oid) as owns,
        notices.oid is not null as migrated,
        coalesce(has_table_privilege(notices.oid, 'insert'), false) as writes
      from pg_roles r cross join pg_database d left join (
        select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'published' and c.relname = 'notices') notices on true
      where r.rolname = current_user and d.datname = current_database()`;
    if (row === undefined) return `${name}: this log-in cannot be checked`;
    if (row.strong || row.owns)
      return `${name}: this log-in is the owner or a superuser; give the log-in that owns nothing`;
    if (!row.migrated) return `${name}: the database is not migrated; run npm run migrate`;
    if (name === "DATABASE_PUBLIC_URL" && row.writes) return `${name}: this log-in can write; give portal_public`;
    return null;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : "cannot connect"}`;
  } finally {
    await client.end({ timeout: 2 });
  }
}

/** The key that the pages were built with, as Next keeps it; null without a build. */
function builtKey(): string | null {
  const file = ".next/server/server-reference-manifest.json";
  if (!existsSync(".next/BUILD_ID") || !existsSync(file)) return null;
  return (JSON.parse(readFileSync(file, "utf8")) as { encryptionKey: string }).encryptionKey;
}

/** Everything that keeps the portal from starting with these settings, at once; the log-ins are tried wherever their URL can be read. */
async function findProblems(source: Readonly<Record<string, string | undefined>>): Promise<readonly string[]> {
  const checked = checkEnv(source);
  const wrong = checked.ok ? [] : checked.error;
  const problems = wrong.map((one) => `${one.name}: ${one.expected}`);
  if (source.POINTS_MODE !== "production")
    problems.push("POINTS_MODE: npm start is for production alone; a demo shows second-factor codes to everybody");
  for (const name of ["DATABASE_URL", "DATABASE_PUBLIC_URL"] as const) {
    if (wrong.some((one) => one.name === name)) continue;
    const problem = await logInProblem(name, source[name] ?? "");
    if (problem !== null) problems.push(problem);
  }
  if (!/^\d{1,5}$/.test(source.PORT ?? "3000") || Number(source.PORT ?? 3000) > 65_535)
    problems.push("PORT: a whole number up to 65535");
  const key = builtKey();
  if (key === null) problems.push("no build found; run npm run build");
  else if (key !== source.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY && source.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY)
    problems.push(
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: differs from the one at build time; run npm run build with this one",
    );
  return problems;
}

/** `npm start`: everything from the environment; refuses to start and names each missing or weak setting. */
async function start(): Promise<void> {
  const source = { ...process.env, POINTS_MODE: process.env.POINTS_MODE ?? "production" };
  const problems = await findProblems(source);
  if (problems.length > 0) {
    process.stderr.write(`The portal does not start:\n${problems.map((one) => `  - ${one}`).join("\n")}\n`);
    process.exit(1);
  }
  process.env.POINTS_MODE = source.POINTS_MODE;
  const place = { host: process.env.HOST ?? "127.0.0.1", port: Number(process.env.PORT ?? 3000) };
  const serving = await serve(place).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === "EADDRINUSE" ? `PORT: ${place.port} is in use on ${place.host}` : error.message;
    process.stderr.write(`The portal does not start:\n  - ${why}\n`);
    process.exit(1);
  });
  process.stdout.write(`The portal serves on port ${serving.port}.\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      void serving.close().then(() => process.exit(0));
    });
}

await start();
