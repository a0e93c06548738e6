import { db, officeNow } from "../../../db/client";
import { findCurrentProgramme } from "../../../db/queries/programmes";
import { dueAfter } from "../work/due-after";
import { SUPPLEMENT_WORKING_DAYS } from "./return-application";

/** Until when a person would have time if the township acted today: to mend, and to confirm points. Null without a year. */
export async function dueDays() {
  const now = await officeNow(db());
  const programme = await findCurrentProgramme(db());
  return {
    supplement: await dueAfter(db(), now, SUPPLEMENT_WORKING_DAYS),
    confirmation: programme === null ? null : await dueAfter(db(), now, programme.confirmationWorkingDays),
  };
}
