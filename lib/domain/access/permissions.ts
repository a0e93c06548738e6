import type { Role } from "./roles";

/**
 * How far a permission reaches: `own` = records of the person; `township`, `department` = records of the unit of the grant;
 * `programme` = every record of the programme; `accounts` = accounts and grants, no business data.
 */
export type Scope = "own" | "township" | "department" | "programme" | "accounts";
type Line = { readonly [R in Role]?: Scope };

/** One line per act: who may do it, and on which records. Everything else is refused. Source: domain.md "Who" and "How". */
export const PERMISSIONS = {
  "staff.create": { "system-administrator": "accounts" },
  "staff.disable": { "system-administrator": "accounts" },
  "staff.list": { "system-administrator": "accounts", "points-office-officer": "accounts" },
  "role.propose": { "system-administrator": "accounts" },
  "role.approve": { "points-office-officer": "accounts" },
  "role.end": { "system-administrator": "accounts" },
  "totp-reset.propose": { "system-administrator": "accounts" },
  "totp-reset.approve": { "points-office-officer": "accounts" },

  "programme.create": { "points-office-officer": "programme" },
  "programme.set-stages": { "points-office-officer": "programme" },
  "calendar.set": { "points-office-officer": "programme" },
  "programme.open": { "points-office-officer": "programme" },
  "rulebook.import": { "points-office-officer": "programme" },
  "rulebook.approve": { "points-office-officer": "programme" },
  "rescoring.read": { "points-office-officer": "programme" },
  "project.import": { "points-office-officer": "programme" },
  "project.draft": { "service-manager": "department" },
  "project.submit": { "service-manager": "department" },
  "project.return": { "points-office-officer": "programme" },
  "project.approve": { "points-office-officer": "programme" },
  "project.publish": { "points-office-officer": "programme" },
  "signoff.sign": { "township-officer": "township" },
  "lot.enter": { "points-office-officer": "programme" },
  "attachment.read": { "points-office-officer": "programme" },
  "attachment.lay": { "points-office-officer": "programme" },
  "attachment.take-back": { "points-office-officer": "programme" },
  "ranking.run": { "points-office-officer": "programme" },
  "ranking.read": { "points-office-officer": "programme" },
  "ranking.compare": { "points-office-officer": "programme" },
  "ranking.export": { "points-office-officer": "programme" },
  "notice.publish": { "points-office-officer": "programme" },

  "intake.begin": { "township-officer": "township" },
  "intake.read": { "township-officer": "township" },
  // Where a person and the township stand in one line and the act means the own record, the officer acts at the counter, for a person present.
  "dossier.save": { applicant: "own", "township-officer": "township" },
  "dossier.submit": { applicant: "own", "township-officer": "township" },
  "dossier.read": { applicant: "own", "township-officer": "township" },
  "identity.confirm": { "township-officer": "township" },
  "application.start": { applicant: "own", "township-officer": "township" },
  "application.answer": { applicant: "own", "township-officer": "township" },
  "application.submit": { applicant: "own", "township-officer": "township" },
  "application.withdraw": { applicant: "own", "township-officer": "township" },
  "application.correct": { applicant: "own", "township-officer": "township" },
  "application.read": { applicant: "own", "township-officer": "township" },
  "application.first-review": { "township-officer": "township" },
  "application.return": { "township-officer": "township" },
  "application.refuse": { "township-officer": "township" },
  "claim.save": { applicant: "own", "township-officer": "township" },
  "claim.remove": { applicant: "own", "township-officer": "township" },
  "evidence.upload": { applicant: "own", "township-officer": "township" },
  "evidence.remove": { applicant: "own", "township-officer": "township" },
  "evidence.read": {
    applicant: "own",
    "township-officer": "township",
    "department-scorer": "department",
    "points-office-officer": "department",
  },
  "candidacy.enter": { applicant: "own", "township-officer": "township" },
  "candidacy.order-wishes": { applicant: "own", "township-officer": "township" },
  "candidacy.withdraw": { applicant: "own", "township-officer": "township" },
  "receipt.read": { applicant: "own", "township-officer": "township" },

  "item.read": { "department-scorer": "department", "points-office-officer": "department" },
  "item.decide": { "department-scorer": "department", "points-office-officer": "department" },
  "item.ask-material": { "department-scorer": "department", "points-office-officer": "department" },
  "item.attach-file": { "department-scorer": "department", "points-office-officer": "department" },
  "item.detach-file": { "department-scorer": "department", "points-office-officer": "department" },
  "material.answer": { applicant: "own", "township-officer": "township" },
  "item.decide-nothing-found": { "department-scorer": "department", "points-office-officer": "department" },
  "score.feed-back": { "township-officer": "township", "points-office-officer": "programme" },
  "score.read": { applicant: "own", "township-officer": "township", "points-office-officer": "programme" },
  "score.feed-back-idle": { "points-office-officer": "programme" },
  "score.confirm": { applicant: "own" },
  "score.confirm-at-counter": { "township-officer": "township" },
  "score.disagree": { applicant: "own" },
  "outcome.read": { applicant: "own", "township-officer": "township" },
  "proof.read": { applicant: "own" },

  "objection.raise": { applicant: "own", "township-officer": "township" },
  "objection.answer": { applicant: "own", "township-officer": "township" },
  "objection.withdraw": { applicant: "own", "township-officer": "township" },
  "objection.read": { applicant: "own", "township-officer": "township", "points-office-officer": "programme" },
  "objection.read-objector": { "points-office-officer": "programme" },
  "objection.take": { "points-office-officer": "programme" },
  "objection.hear": { "points-office-officer": "programme" },
  "objection.ask-recheck": { "points-office-officer": "programme" },
  "objection.record-withdrawal": { "points-office-officer": "programme" },
  "objection.propose": { "department-scorer": "department", "points-office-officer": "department" },
  "objection.decide": { "points-office-officer": "programme" },
  "sanction.open": { "points-office-officer": "programme" },
  "sanction.read": { applicant: "own", "township-officer": "township", "points-office-officer": "programme" },
  "sanction.hear": { "points-office-officer": "programme" },
  "sanction.answer": { applicant: "own", "township-officer": "township" },
  "sanction.propose": { "points-office-officer": "programme" },
  "sanction.drop": { "points-office-officer": "programme" },
  "sanction.impose": { "points-office-officer": "programme" },
  "sanction.object": { applicant: "own", "township-officer": "township" },
  "sanction.decide": { "points-office-officer": "programme" },
  "offer.start": { "service-manager": "department" },
  "offer.list": { "service-manager": "department" },
  "offer.export": { "service-manager": "department" },
  "offer.read": { applicant: "own", "township-officer": "township" },
  "option.set": { "service-manager": "department" },
  "option.assign-slots": { "service-manager": "department" },
  "offer.accept": { applicant: "own", "township-officer": "township" },
  "option.choose": { applicant: "own", "township-officer": "township" },
  "voucher.read": { "service-manager": "department" },
  "offer.forfeit": { "service-manager": "department" },
  "service.record": { "service-manager": "department" },
  "service.take-back": { "service-manager": "department" },
  "offer.decline": { applicant: "own", "township-officer": "township" },
  "project.end": { "service-manager": "department" },
} as const satisfies Record<string, Line>;

export type Act = keyof typeof PERMISSIONS;
export const ACTS = Object.keys(PERMISSIONS) as Act[];

/** The line of an act with every role as a key; absent roles may not. */
export function permissionOf(act: Act): Line {
  return PERMISSIONS[act];
}
