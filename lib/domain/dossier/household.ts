/** Who belongs to the household of a dossier; for school a child or a ward is the beneficiary. Source: domain.md, Candidacy. */
export const MEMBER_RELATIONS = ["spouse", "child", "ward"] as const;
export type MemberRelation = (typeof MEMBER_RELATIONS)[number];
