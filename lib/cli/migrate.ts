import { migrateDatabase } from "../../db/migrate";
import { describeThrown } from "../platform/plain-error";

/** `npm run migrate`: needs DATABASE_OWNER_URL alone, which no running server may have. */
const url = process.env.DATABASE_OWNER_URL;
if (url === undefined || url === "") {
  console.error("DATABASE_OWNER_URL is not set: postgres://portal_owner:<password>@<host>:<port>/<database>");
  process.exit(1);
}
const started = Date.now();
try {
  console.log("Migrating the database …");
  await migrateDatabase(url);
  console.log(`The database is up to date (${((Date.now() - started) / 1000).toFixed(1)} s).`);
} catch (error) {
  console.error(describeThrown(error));
  process.exit(1);
}
