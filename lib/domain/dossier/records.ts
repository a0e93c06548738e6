/** Who belongs to the household of a dossier; for school a child or a ward is the beneficiary. Source: domain.md, Candidacy. */
export const MEMBER_RELATIONS = ["spouse", "child", "ward"] as const;
export type MemberRelation = (typeof MEMBER_RELATIONS)[number];

/** What a dossier remembers over the years. Source: domain.md, Dossier. */
export const RECORD_KINDS = ["residence", "employment", "education", "certificate"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
