import { migrateDatabase } from "../../db/migrate";
import { failureLine } from "./failure-line";

/** `npm run migrate`: the owner's URL is for this command alone. */
const url = process.env.DATABASE_OWNER_URL;
if (!url) {
  process.stderr.write(
    "DATABASE_OWNER_URL is missing: give the URL of portal_owner, who owns the database. It is used by npm run migrate alone.\n",
  );
  process.exit(1);
}
try {
  await migrateDatabase(url);
  process.stdout.write("The database is up to date.\n");
} catch (error) {
  process.stderr.write(`The database was not migrated: ${failureLine(error)}\n`);
  process.exitCode = 1;
}
