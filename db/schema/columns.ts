import { timestamp, uuid } from "drizzle-orm/pg-core";

/** Ids are random and made in the application (architecture.md 11). */
export const id = () => uuid("id").primaryKey();
/** An instant in UTC, read as a `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
