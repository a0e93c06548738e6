import * as accounts from "./accounts";
import * as applicant from "./applicant";
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
  claim: applicant.claimSchema,
  indicator: applicant.indicatorSchema,
  candidacy: applicant.candidacySchema,
  candidacyId: applicant.candidacyIdSchema,
  submit: applicant.submitSchema,
  version: applicant.versionSchema,
  evidenceId: applicant.evidenceIdSchema,
  identity: staff.identitySchema,
  firstReview: staff.firstReviewSchema,
  decideItem: staff.decideItemSchema,
  nothingFound: staff.nothingFoundSchema,
  feedBack: staff.feedBackSchema,
  year: staff.yearSchema,
  programme: staff.programmeSchema,
  rulebookId: staff.rulebookIdSchema,
  project: staff.projectSchema,
  notice: staff.noticeSchema,
  clock: staff.clockSchema,
} as const;
export type FormName = keyof typeof FORMS;
