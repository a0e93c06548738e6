import { db } from "../../../db/client";
import { listGrants, listOpenResets, listStaff } from "../../../db/queries/accounts";
import { findCurrentProgramme, listProjects, listRulebooks, listStages } from "../../../db/queries/programmes";
import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { perform } from "../act";
import { loadRulebook } from "../rulebook/load-rulebook";
import { countApplications } from "./count-work";

/** The current year for the points office: programme, rulebook versions, projects, how many applications stand where. No person. */
export async function readOfficeYear() {
  const programme = await findCurrentProgramme(db());
  if (programme === null) return null;
  const rulebooks = await listRulebooks(db(), programme.year);
  const approved = rulebooks.find((one) => one.status === "approved");
  return {
    programme,
    rulebooks,
    rulebook: approved === undefined ? null : (await loadRulebook(db(), approved.id)).rulebook,
    stages: await listStages(db(), programme.year),
    projects: await listProjects(db(), programme.year),
    counts: await countApplications(programme.year),
  };
}

/** Staff accounts with their grants and open resets. Audited. */
export function readAccounts(actor: Actor, input: { readonly after: string }) {
  return perform(actor, "staff.list", { kind: "user", id: null }, async ({ tx, authorize, audit }) => {
    const allowed = authorize({});
    if (!allowed.ok) return allowed;
    await audit({});
    const staff = await listStaff(tx, input.after, 50);
    return ok({
      staff: staff.map((user) => ({
        id: user.id,
        login: user.login ?? "",
        name: user.name,
        disabled: user.disabledAt !== null,
        enrolled: user.totpEnrolledAt !== null,
      })),
      grants: (await listGrants(tx, "accounts")).map(({ grant, name, login }) => ({
        id: grant.id,
        userId: grant.userId,
        name,
        login: login ?? "",
        role: grant.role,
        unit: grant.unit,
        approved: grant.approvedAt !== null,
        proposedBy: grant.proposedBy,
      })),
      resets: (await listOpenResets(tx)).map(({ reset, name, login }) => ({
        id: reset.id,
        name,
        login: login ?? "",
        proposedBy: reset.proposedBy,
      })),
    });
  });
}
