import { db } from "../../../db/client";
import { listMembers } from "../../../db/queries/applications";
import { applicationOf, dossierOf, PROMISED } from "../../cli/demo/seed/applicant";
import { demoPaper } from "../../cli/demo/seed/paper";
import type { Actor } from "../../domain/access/authorize";
import type { Act } from "../../domain/access/permissions";
import { answerQuestions } from "../application/answer-questions";
import { beginCorrection } from "../application/correct-application";
import { enterCandidacy } from "../application/enter-candidacy";
import { putWishBefore } from "../application/put-wish-before";
import { readApplication, readOwnApplication } from "../application/read-application";
import { readOwnWishes } from "../application/read-own-wishes";
import { readReceipt } from "../application/read-receipt";
import { recordFirstReview } from "../application/record-first-review";
import { refuseApplication } from "../application/refuse-application";
import { removeClaim } from "../application/remove-claim";
import { returnApplication } from "../application/return-application";
import { saveClaim } from "../application/save-claim";
import { startApplication } from "../application/start-application";
import { submitApplication } from "../application/submit-application";
import { withdrawApplication } from "../application/withdraw-application";
import { withdrawCandidacy } from "../application/withdraw-candidacy";
import { readDossier, readOwnDossier } from "../dossier/read-dossier";
import { readOwnRecords } from "../dossier/read-records";
import { removeRecord } from "../dossier/remove-record";
import { reviewIdentity } from "../dossier/review-identity";
import { saveDossier } from "../dossier/save-dossier";
import { saveRecord } from "../dossier/save-record";
import { submitDossier } from "../dossier/submit-dossier";
import { readEvidence } from "../evidence/read-evidence";
import { removeEvidence } from "../evidence/remove-evidence";
import { uploadEvidence } from "../evidence/upload-evidence";
import { beginIntake } from "../intake/begin-intake";
import { readIntake } from "../intake/read-intakes";
import { answerMaterial } from "../scoring/answer-material";
import { type Calls, one, own } from "./calls";
import { candidacyOf, evidenceOf, laidFileOf, materialRequestOf } from "./records";

const paper = (name: string) => ({
  name,
  mediaType: "application/pdf",
  bytes: demoPaper("DEGREE", ["DEMO PAPER"]),
  indicator: null,
});

/** All the questions of the actor's class, answered yes. */
async function answerAll(actor: Actor) {
  const read = await readOwnApplication(actor);
  const asked = read.ok ? (read.value?.questions ?? []) : [];
  return answerQuestions(actor, { answers: new Map(asked.map((one) => [one.section, "yes"])) });
}

/** The calls about dossiers, applications and their evidence. */
export const APPLICANT_CALLS: Calls<
  Extract<
    Act,
    `${"intake" | "dossier" | "identity" | "application" | "claim" | "evidence" | "candidacy" | "receipt" | "material"}.${string}`
  >
> = {
  "intake.begin": async ({ staff }) =>
    one({ "township-officer": staff.township("lingxiu") }, null, (actor) =>
      beginIntake(actor, {
        township: "lingxiu",
        name: "王大明",
        documentKind: "identity-card",
        documentNumber: "990000201203040011",
        reason: "disability",
      }),
    ),
  "intake.read": async ({ staff, counter }) =>
    one({ "township-officer": staff.township("lingxiu") }, counter("drafter").behalf ?? "", (actor, intakeId) =>
      readIntake(actor, { intakeId }),
    ),
  "dossier.save": async ({ people, counter }) => {
    const { birthDate, applicantClass } = people.beginner.person;
    const { version } = await dossierOf(people.beginner);
    return [
      ...own(
        people.beginner,
        (actor) =>
          saveDossier(actor, { version, birthDate, township: "lingxiu", applicantClass, address: "金曾路 1 号" }),
        counter("beginner"),
      ),
      ...own(
        people.drafter,
        (actor) => saveRecord(actor, { indicator: "P04", from0: "2015-03-01" }),
        counter("drafter"),
      ),
      ...own(people.drafter, (actor) => removeRecord(actor, { indicator: "P04" })),
    ];
  },
  "dossier.submit": async ({ people, counter }) => {
    const { version } = await dossierOf(people.beginner);
    return own(people.beginner, (actor) => submitDossier(actor, { version }), counter("beginner"));
  },
  "dossier.read": async ({ people, staff }) => [
    ...own(people.pending, readOwnDossier),
    ...own(people.pending, readOwnRecords),
    ...one(
      { "township-officer": staff.township("lingxiu") },
      (await dossierOf(people.pending)).id,
      (actor, dossierId) => readDossier(actor, { dossierId }),
    ),
  ],
  "identity.confirm": async ({ people, staff }) => {
    const { id, version } = await dossierOf(people.pending);
    return one({ "township-officer": staff.township("lingxiu") }, id, (actor, dossierId) =>
      reviewIdentity(actor, { dossierId, version, decision: "confirm" }),
    );
  },
  "application.start": async ({ people, counter }) => own(people.starter, startApplication, counter("starter")),
  "application.answer": async ({ people, counter }) => own(people.drafter, answerAll, counter("drafter")),
  "application.submit": async ({ people, counter }) => {
    const { version } = await applicationOf(people.sender);
    return own(people.sender, (actor) => submitApplication(actor, { ...PROMISED, version }), counter("sender"));
  },
  "application.withdraw": async ({ people, counter }) => {
    const { version } = await applicationOf(people.sender);
    return own(people.sender, (actor) => withdrawApplication(actor, { version }), counter("sender"));
  },
  "application.read": async ({ people, staff }) => [
    ...own(people.submitted, readOwnApplication),
    ...own(people.submitted, readOwnWishes),
    ...one(
      { "township-officer": staff.township("lingxiu") },
      (await applicationOf(people.submitted)).id,
      (actor, applicationId) => readApplication(actor, { applicationId }),
    ),
  ],
  "application.first-review": async ({ people, staff }) => {
    const { id, version } = await applicationOf(people.submitted);
    return one({ "township-officer": staff.township("lingxiu") }, id, (actor, applicationId) =>
      recordFirstReview(actor, { applicationId, version }),
    );
  },
  "application.correct": async ({ people, counter }) => {
    const { version } = await applicationOf(people.corrector);
    return own(people.corrector, (actor) => beginCorrection(actor, { version }), counter("corrector"));
  },
  "application.return": async ({ people, staff }) => {
    const { id, version } = await applicationOf(people.incomplete);
    const points = [{ indicator: "P03", text: "请补充参保证明。" }];
    return one({ "township-officer": staff.township("lingxiu") }, id, (actor, applicationId) =>
      returnApplication(actor, { applicationId, version, points }),
    );
  },
  "application.refuse": async ({ people, staff }) => {
    const { id, version } = await applicationOf(people.unfit);
    return one({ "township-officer": staff.township("lingxiu") }, id, (actor, applicationId) =>
      refuseApplication(actor, { applicationId, version, reason: "不符合申请条件。" }),
    );
  },
  "claim.save": async ({ people, counter }) =>
    one(
      { applicant: people.drafter.actor, "township-officer": counter("drafter") },
      await evidenceOf(people.drafter),
      (actor, file) => saveClaim(actor, { indicator: "P13", pleaseCheck: "yes", evidence: [file] }),
    ),
  "claim.remove": async ({ people, counter }) => {
    const remove = (actor: Actor) => removeClaim(actor, { indicator: "P03" });
    return [...own(people.drafter, remove), ...one({ "township-officer": counter("neighbour") }, null, remove)];
  },
  "evidence.upload": async ({ people, counter }) =>
    own(people.drafter, (actor) => uploadEvidence(actor, paper("P13.pdf")), counter("drafter")),
  "evidence.remove": async ({ people, counter }) => {
    const remove = (actor: Actor, evidenceId: string) => removeEvidence(actor, { evidenceId });
    return [
      ...one({ applicant: people.drafter.actor }, await evidenceOf(people.drafter), remove),
      ...one({ "township-officer": counter("neighbour") }, await evidenceOf(people.neighbour), remove),
    ];
  },
  "evidence.read": async ({ people, staff, cases }) => [
    ...one(
      {
        applicant: people.scoring.actor,
        "township-officer": staff.township("lingxiu"),
        "department-scorer": staff.department("education"),
      },
      await evidenceOf(people.scoring),
      (actor, evidenceId) => readEvidence(actor, { evidenceId }),
    ),
    ...one({ "points-office-officer": staff.office1 }, await laidFileOf(people.scoring, "V01"), (actor, evidenceId) =>
      readEvidence(actor, { evidenceId }),
    ),
    ...one(
      {
        applicant: people.ranked.actor,
        "township-officer": staff.township("lingxiu"),
        "department-scorer": staff.department("education"),
        "points-office-officer": staff.office1,
      },
      cases.file,
      (actor, evidenceId) => readEvidence(actor, { evidenceId }),
    ),
  ],
  "candidacy.enter": async ({ people, project, counter }) => {
    const { id: projectId } = await project("schooling");
    const [child] = await listMembers(db(), (await dossierOf(people.drafter)).id);
    return one(
      { applicant: people.drafter.actor, "township-officer": counter("drafter") },
      child?.id ?? null,
      (actor, childId) => enterCandidacy(actor, { projectId, childId, choices: ["school-1"] }),
    );
  },
  "candidacy.order-wishes": async ({ people, counter }) => {
    const before = await candidacyOf(people.neighbour, "insurance");
    return one(
      { applicant: people.neighbour.actor, "township-officer": counter("neighbour") },
      await candidacyOf(people.neighbour, "schooling"),
      (actor, candidacyId) => putWishBefore(actor, { candidacyId, before }),
    );
  },
  "candidacy.withdraw": async ({ people, counter }) => {
    const leave = (actor: Actor, candidacyId: string) => withdrawCandidacy(actor, { candidacyId });
    return [
      ...one({ applicant: people.drafter.actor }, await candidacyOf(people.drafter, "insurance"), leave),
      ...one({ "township-officer": counter("neighbour") }, await candidacyOf(people.neighbour, "insurance"), leave),
    ];
  },
  "material.answer": async ({ people, counter }) =>
    one(
      { applicant: people.scoring.actor, "township-officer": counter("scoring") },
      await materialRequestOf(people.scoring),
      (actor, requestId) => answerMaterial(actor, { requestId, answer: "已补充。", evidence: [] }),
    ),
  "receipt.read": async ({ people, counter }) => own(people.scoring, readReceipt, counter("scoring")),
};
