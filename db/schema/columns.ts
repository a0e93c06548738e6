import { bigint, customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Ids are random and made in the application (architecture.md 11). */
export const id = () => uuid("id").primaryKey();
/** An instant in UTC, read as a `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });
/** Points in 0.01 分. A line may earn 10⁹ 分 (contract 2), which is 50 times what four bytes hold. Raw statements get it as text unless they cast it. */
export const hundredths = (name: string) => bigint(name, { mode: "number" });
/** A value as JSON in a text: nothing looks into it but reads it whole, and the server need not check what the server wrote. */
export const jsonText = <T>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => JSON.stringify(value),
    fromDriver: (text) => JSON.parse(text) as T,
  })(name);
