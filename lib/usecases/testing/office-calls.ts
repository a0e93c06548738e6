import type { Act } from "../../domain/access/permissions";
import { publishNotice } from "../notice/publish-notice";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { exportRanking } from "../ranking/export-ranking";
import { readRanking } from "../ranking/read-ranking";
import { runRanking } from "../ranking/run-ranking";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { approveServiceProject } from "../service-project/approve-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { openServiceProject } from "../service-project/open-service-project";
import { approveRole, endRole } from "../staff/approve-role";
import { createStaff } from "../staff/create-staff";
import { disableStaff } from "../staff/disable-staff";
import { proposeRole } from "../staff/propose-role";
import { approveTotpReset, proposeTotpReset } from "../staff/reset-totp";
import { readAccounts } from "../work/read-office";
import { type Calls, one } from "./calls";
import { grantOf, proposedRulebook, resetOf, runOf } from "./records";
import { rulebookOf, serviceFile } from "./world";

/** The calls of accounts, years, projects, rankings and notices. */
export const OFFICE_CALLS: Calls<
  Extract<
    Act,
    `${"staff" | "role" | "totp-reset" | "programme" | "rulebook" | "project" | "ranking" | "notice"}.${string}`
  >
> = {
  "staff.create": async ({ staff }) =>
    one({ "system-administrator": staff.admin }, null, (actor) => createStaff(actor, { name: "新账号", login: "new" })),
  "staff.disable": async ({ staff, candidate }) =>
    one({ "system-administrator": staff.admin }, candidate.userId, (actor, userId) => disableStaff(actor, { userId })),
  "staff.list": async ({ staff }) =>
    one({ "system-administrator": staff.admin, "points-office-officer": staff.office1 }, null, (actor) =>
      readAccounts(actor, { after: "" }),
    ),
  "role.propose": async ({ staff, candidate }) =>
    one({ "system-administrator": staff.admin }, candidate.userId, (actor, userId) =>
      proposeRole(actor, { userId, role: "township-officer", unit: "fengli" }),
    ),
  "role.approve": async ({ staff, candidate }) =>
    one({ "points-office-officer": staff.office1 }, await grantOf(candidate, "proposed"), (actor, grantId) =>
      approveRole(actor, { grantId }),
    ),
  "role.end": async ({ staff, candidate }) =>
    one({ "system-administrator": staff.admin }, await grantOf(candidate, "held"), (actor, grantId) =>
      endRole(actor, { grantId }),
    ),
  "totp-reset.propose": async ({ staff }) =>
    one({ "system-administrator": staff.admin }, staff.department("health").userId, (actor, userId) =>
      proposeTotpReset(actor, { userId }),
    ),
  "totp-reset.approve": async ({ staff, candidate }) =>
    one({ "points-office-officer": staff.office1 }, await resetOf(candidate), (actor, resetId) =>
      approveTotpReset(actor, { resetId }),
    ),
  "programme.create": async ({ staff }) =>
    one({ "points-office-officer": staff.office1 }, null, (actor) =>
      createProgramme(actor, { year: 2010, title: "2010年度", applyFrom: "2010-07-01", applyTo: "2010-09-10" }),
    ),
  "programme.open": async ({ staff }) =>
    one({ "points-office-officer": staff.office2 }, null, (actor) => openProgramme(actor, { year: 2019 })),
  "rulebook.import": async ({ staff }) =>
    one({ "points-office-officer": staff.office1 }, null, (actor) => importRulebook(actor, rulebookOf(2018))),
  "rulebook.approve": async ({ staff }) =>
    one({ "points-office-officer": staff.office2 }, await proposedRulebook(), (actor, rulebookId) =>
      approveRulebook(actor, { rulebookId }),
    ),
  "project.import": async ({ staff }) =>
    one({ "points-office-officer": staff.office1 }, null, (actor) =>
      importServiceProject(actor, {
        file: serviceFile("secondment").replace("secondment-2020", "secondment-2020-2"),
        opensOn: "2020-07-01",
        closesOn: "2020-09-10",
      }),
    ),
  "project.approve": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office2 }, (await project("secondment")).id, (actor, projectId) =>
      approveServiceProject(actor, { projectId, version: 1 }),
    ),
  "project.open": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office1 }, (await project("entrepreneurship")).id, (actor, projectId) =>
      openServiceProject(actor, { projectId, version: 2 }),
    ),
  "ranking.run": async ({ staff, project }) => {
    const { id, version } = await project("training");
    return one({ "points-office-officer": staff.office1 }, id, (actor, projectId) =>
      runRanking(actor, { projectId, version }),
    );
  },
  "ranking.read": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office1 }, (await project("housing")).id, (actor, projectId) =>
      readRanking(actor, { projectId, after: 0 }),
    ),
  "ranking.export": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office1 }, await runOf((await project("housing")).id), (actor, runId) =>
      exportRanking(actor, { runId, file: "scores.ndjson" }),
    ),
  "notice.publish": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office2 }, await runOf((await project("training")).id), (actor, runId) =>
      publishNotice(actor, { runId }),
    ),
};
