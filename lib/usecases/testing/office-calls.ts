import { db } from "../../../db/client";
import { findProgramme } from "../../../db/queries/programmes";
import type { Act } from "../../domain/access/permissions";
import { layAttachment } from "../attachment/lay-attachment";
import { readAttachment } from "../attachment/read-attachment";
import { takeAttachmentBack } from "../attachment/take-attachment-back";
import { cleanAttachment } from "../attachment/testing/clean-attachment";
import { endProject } from "../fulfilment/end-project";
import { enterLot } from "../lot/enter-lot";
import { publishNotice } from "../notice/publish-notice";
import { createProgramme } from "../programme/create-programme";
import { openProgramme } from "../programme/open-programme";
import { setCalendarDay } from "../programme/set-calendar-day";
import { setStages } from "../programme/set-stages";
import { compareRuns, exportDifference } from "../ranking/compare-runs";
import { exportRanking } from "../ranking/export-ranking";
import { readRanking } from "../ranking/read-ranking";
import { runRanking } from "../ranking/run-ranking";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";
import { readRescoring } from "../scoring/read-rescoring";
import { approveServiceProject } from "../service-project/approve-service-project";
import { draftServiceProject } from "../service-project/draft-service-project";
import { importServiceProject } from "../service-project/import-service-project";
import { publishServiceProject } from "../service-project/publish-service-project";
import { returnServiceProject } from "../service-project/return-service-project";
import { submitServiceProject } from "../service-project/submit-service-project";
import { readSignoffs } from "../signoff/read-signoffs";
import { signCounts } from "../signoff/sign-counts";
import { approveRole, endRole } from "../staff/approve-role";
import { createStaff } from "../staff/create-staff";
import { disableStaff } from "../staff/disable-staff";
import { proposeRole } from "../staff/propose-role";
import { approveTotpReset, proposeTotpReset } from "../staff/reset-totp";
import { readAccounts } from "../work/read-office";
import { type Calls, one } from "./calls";
import { attachmentOf, grantOf, proposedRulebook, resetOf, runOf } from "./records";
import { draftOf, rulebookOf } from "./world-years";

/** The calls of accounts, years, projects, rankings and notices. */
export const OFFICE_CALLS: Calls<
  Extract<
    Act,
    `${"attachment" | "staff" | "role" | "totp-reset" | "programme" | "rulebook" | "rescoring" | "project" | "signoff" | "lot" | "ranking" | "notice" | "calendar"}.${string}`
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
  "rescoring.read": async ({ staff }) =>
    one({ "points-office-officer": staff.office1 }, await proposedRulebook(), (actor, rulebookId) =>
      readRescoring(actor, { rulebookId, after: null }),
    ),
  "programme.set-stages": async ({ staff }) => {
    const version = (await findProgramme(db(), 2018))?.version ?? 0;
    const stages = [{ name: "申报", from: "2018-07-01", to: "2018-09-10" }];
    return one({ "points-office-officer": staff.office1 }, null, (actor) =>
      setStages(actor, { year: 2018, version, stages }),
    );
  },
  "calendar.set": async ({ staff }) =>
    one({ "points-office-officer": staff.office1 }, null, (actor) =>
      setCalendarDay(actor, { day: "2030-01-01", kind: "holiday", name: "元旦" }),
    ),
  "project.import": async ({ staff }) =>
    one({ "points-office-officer": staff.office1 }, null, (actor) => importServiceProject(actor, draftOf("imported"))),
  "project.draft": async ({ staff }) =>
    one({ "service-manager": staff.manager("housing") }, null, (actor) =>
      draftServiceProject(actor, { ...draftOf("new"), version: 0 }),
    ),
  "project.submit": async ({ staff, project }) => {
    const { id, version } = await project("drafted");
    return one({ "service-manager": staff.manager("housing") }, id, (actor, projectId) =>
      submitServiceProject(actor, { projectId, version }),
    );
  },
  "project.return": async ({ staff, project }) => {
    const { id, version } = await project("waiting");
    return one({ "points-office-officer": staff.office1 }, id, (actor, projectId) =>
      returnServiceProject(actor, { projectId, version, reason: "请写明对象。" }),
    );
  },
  "project.approve": async ({ staff, project }) => {
    const { id, version } = await project("secondment");
    return one({ "points-office-officer": staff.office2 }, id, (actor, projectId) =>
      approveServiceProject(actor, { projectId, version }),
    );
  },
  "project.publish": async ({ staff, project }) => {
    const { id, version } = await project("entrepreneurship");
    return one({ "points-office-officer": staff.office1 }, id, (actor, projectId) =>
      publishServiceProject(actor, { projectId, version }),
    );
  },
  "signoff.sign": async ({ staff, project }) => {
    const training = await project("training");
    const [signed] = await readSignoffs(db(), [training]);
    // Training is ranked, so its numbers are signed for.
    return [
      {
        may: { "township-officer": staff.township("lingxiu") },
        id: training.id,
        refused: "already-signed",
        run: (actor, projectId) => signCounts(actor, { projectId, township: "lingxiu", digest: signed?.digest ?? "" }),
      },
    ];
  },
  // Housing is in notice, so its number is registered.
  "lot.enter": async ({ staff, project }) => [
    {
      may: { "points-office-officer": staff.office1 },
      id: (await project("housing")).id,
      refused: "already-decided",
      run: (actor, projectId) => enterLot(actor, { projectId, number: "1" }),
    },
  ],
  // An offer is open: the project does not end.
  "project.end": async ({ staff, project }) => {
    const { id, version } = await project("served");
    return [
      {
        may: { "service-manager": staff.manager("housing") },
        id,
        refused: "fulfilment-open",
        run: (actor, projectId) => endProject(actor, { projectId, version }),
      },
    ];
  },
  "attachment.read": async ({ staff, project }) =>
    one(
      { "points-office-officer": staff.office2 },
      await attachmentOf((await project("training")).id),
      (actor, attachmentId) => readAttachment(actor, { attachmentId }),
    ),
  "attachment.lay": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office1 }, await runOf((await project("training")).id), (actor, runId) =>
      layAttachment(actor, { runId, ...cleanAttachment() }),
    ),
  "attachment.take-back": async ({ staff, project }) =>
    one(
      { "points-office-officer": staff.office1 },
      await attachmentOf((await project("training")).id),
      (actor, attachmentId) => takeAttachmentBack(actor, { attachmentId }),
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
  "ranking.compare": async ({ staff, project }) => {
    const { id } = await project("housing");
    const office = { "points-office-officer": staff.office1 };
    return [
      ...one(office, id, (actor, projectId) => compareRuns(actor, { projectId, from: 1, to: null, after: 0 })),
      ...one(office, id, (actor, projectId) => exportDifference(actor, { projectId, from: 1, to: null })),
    ];
  },
  "ranking.export": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office1 }, await runOf((await project("housing")).id), (actor, runId) =>
      exportRanking(actor, { runId, file: "scores.ndjson" }),
    ),
  "notice.publish": async ({ staff, project }) =>
    one({ "points-office-officer": staff.office2 }, await runOf((await project("training")).id), (actor, runId) =>
      publishNotice(actor, { runId }),
    ),
};
