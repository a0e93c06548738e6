import * as accounts from "./accounts";
import * as applicant from "./applicant";
import { intakeSchema } from "./intake";
import * as year from "./programme";
import * as projects from "./projects";
import * as staff from "./staff";

/** Every form by name: the browser and the action check by the same schema. */
export const FORMS = {
  register: accounts.registerSchema,
  phoneCode: accounts.phoneCodeSchema,
  login: accounts.loginSchema,
  staffLogin: accounts.staffLoginSchema,
  secondStep: accounts.secondStepSchema,
  forgotten: accounts.forgottenSchema,
  newPassword: accounts.newPasswordSchema,
  changePassword: accounts.changePasswordSchema,
  createStaff: accounts.createStaffSchema,
  proposeRole: accounts.proposeRoleSchema,
  userId: accounts.userIdSchema,
  grantId: accounts.grantIdSchema,
  resetId: accounts.resetIdSchema,
  empty: accounts.emptySchema,
  dossier: applicant.dossierSchema,
  member: applicant.memberSchema,
  intake: intakeSchema,
  claim: applicant.claimSchema,
  indicator: applicant.indicatorSchema,
  candidacy: applicant.candidacySchema,
  candidacyId: applicant.candidacyIdSchema,
  submit: applicant.submitSchema,
  version: applicant.versionSchema,
  disagree: applicant.disagreeSchema,
  material: applicant.materialSchema,
  evidenceId: applicant.evidenceIdSchema,
  identity: staff.identitySchema,
  firstReview: staff.firstReviewSchema,
  returnList: staff.returnListSchema,
  refuse: staff.refuseSchema,
  counter: staff.counterSchema,
  decideItem: staff.decideItemSchema,
  askMaterial: staff.askMaterialSchema,
  nothingFound: staff.nothingFoundSchema,
  feedBack: staff.feedBackSchema,
  year: staff.yearSchema,
  programme: staff.programmeSchema,
  stages: year.stagesSchema,
  calendarDay: year.calendarDaySchema,
  calendarRemoval: year.calendarRemovalSchema,
  feedBackIdle: year.feedBackIdleSchema,
  rulebookId: staff.rulebookIdSchema,
  project: staff.projectSchema,
  draftProject: projects.draftProjectSchema,
  returnProject: projects.returnProjectSchema,
  notice: staff.noticeSchema,
  clock: staff.clockSchema,
} as const;
export type FormName = keyof typeof FORMS;
