import { eq } from "drizzle-orm";
import { candidacies } from "../../../db/schema";
import { JOINABLE, moveApplication } from "../../domain/application/statuses";
import { isHeld, moveCandidacy } from "../../domain/candidacy/statuses";
import type { ActContext } from "../act";
import { type ApplicationRow, checkWindow } from "./lock-own";
import { someProjectClosed } from "./open-projects";
import { ownWishes } from "./own-wishes";

/** What its person may still do with an application, for pages to offer no more than that; the acts check again. */
export async function readChances(context: ActContext, application: ApplicationRow) {
  const window = (await checkWindow(context, application.year)).ok;
  const entered = await context.tx
    .select({ id: candidacies.id, status: candidacies.status })
    .from(candidacies)
    .where(eq(candidacies.applicationId, application.id));
  const held = entered.some(({ status }) => isHeld(status));
  return {
    correct:
      window &&
      !application.correcting &&
      moveApplication(application.status, "correct").ok &&
      !(await someProjectClosed(context, application.id)),
    /** Do candidacies stand in an order of wishes? */
    wish: (await ownWishes(context.tx, application.id)).wishes.length > 0,
    join: window && JOINABLE.has(application.status),
    withdraw: !held && moveApplication(application.status, "withdraw").ok,
    disagree: !held && moveApplication(application.status, "disagree").ok,
    leave: entered.filter(({ status }) => moveCandidacy(status, "withdraw").ok).map(({ id }) => id),
  };
}
