import type { Act } from "../../domain/access/permissions";
import { APPLICANT_CALLS } from "./applicant-calls";
import type { Calls } from "./calls";
import { DECISION_CALLS } from "./decision-calls";
import { FULFILMENT_CALLS } from "./fulfilment-calls";
import { OBJECTION_CALLS } from "./objection-calls";
import { OFFICE_CALLS } from "./office-calls";
import { SANCTION_CALLS } from "./sanction-calls";

/** How to call each act on a record in the state that lets it succeed. A new act without an entry does not compile. */
export const ACT_CALLS: Calls<Act> = {
  ...OFFICE_CALLS,
  ...APPLICANT_CALLS,
  ...DECISION_CALLS,
  ...OBJECTION_CALLS,
  ...SANCTION_CALLS,
  ...FULFILMENT_CALLS,
};
