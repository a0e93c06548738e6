/** The roles of the implementation plan that are built; `applicant` is the person, all others are staff. Source: domain.md "Who". */
export const STAFF_ROLES = [
  "township-officer",
  "department-scorer",
  "service-manager",
  "points-office-officer",
  "system-administrator",
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type Role = "applicant" | StaffRole;

/** Whether a grant of this role names a unit, and of which kind. */
export const ROLE_UNIT: Record<StaffRole, "township" | "department" | null> = {
  "township-officer": "township",
  "department-scorer": "department",
  "service-manager": "department",
  "points-office-officer": null,
  "system-administrator": null,
};
