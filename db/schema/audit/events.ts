import { bigserial, index, jsonb, pgEnum, pgSchema, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns";

export const audit = pgSchema("audit");
export const auditResult = pgEnum("audit_result", ["done", "refused"]);

/** Who did what to which record, when, with which result. No personal data in `detail`: ids, codes and digests only. */
export const events = audit.table(
  "events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: instant("at").notNull(),
    officeAt: instant("office_at").notNull(),
    actorId: uuid("actor_id"),
    actorRole: text("actor_role"),
    act: text("act").notNull(),
    objectKind: text("object_kind").notNull(),
    objectId: text("object_id"),
    result: auditResult("result").notNull(),
    detail: jsonb("detail").notNull().$type<Record<string, unknown>>(),
    address: text("address"),
    requestId: text("request_id"),
    sessionId: uuid("session_id"),
  },
  (t) => [index("events_object").on(t.objectKind, t.objectId, t.id), index("events_actor").on(t.actorId, t.id)],
);
