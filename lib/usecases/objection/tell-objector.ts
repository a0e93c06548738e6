import type { Tx } from "../../../db/client";
import { openText } from "../../platform/crypto/field-encryption";
import { queueMessage, tellPerson } from "../accounts/messages";
import type { ObjectionRow } from "./lock-objection";

/** Tells who objected that the case is over, by the account or by the sealed phone. */
export async function tellObjector(
  tx: Tx,
  objection: ObjectionRow,
  template: "objection-granted" | "objection-refused" | "objection-withdrawn",
): Promise<void> {
  const { caseNumber } = objection;
  if (objection.raisedBy !== null) await tellPerson(tx, objection.raisedBy, template, { caseNumber, own: "yes" });
  else if (objection.phoneSealed !== null) {
    const phone = openText(objection.phoneSealed, `objections.phone:${objection.id}`);
    await queueMessage(tx, { userId: null, phone, template, body: { caseNumber, own: "no" } });
  }
}
