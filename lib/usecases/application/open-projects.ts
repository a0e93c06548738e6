import { listCandidacies } from "../../../db/queries/applications";
import { windowState } from "../../domain/calendar/working-days";
import { shanghaiDay } from "../../platform/clock";
import type { ActContext } from "../act";

/** Does the application stand in a project whose window is over? Then what it sent for that project stays as it is. */
export async function someProjectClosed({ tx, now }: ActContext, applicationId: string): Promise<boolean> {
  const day = shanghaiDay(now);
  return (await listCandidacies(tx, applicationId)).some(
    ({ candidacy, project }) =>
      candidacy.status !== "withdrawn" &&
      (project.status !== "open" || windowState(day, project.opensOn, project.closesOn) !== "open"),
  );
}
