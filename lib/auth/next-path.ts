const HOMES = { applicant: "/applicant", staff: "/staff" } as const;
const AREAS = {
  applicant: "applicant",
  staff: "(?:township|department|office|system)",
} as const;
export type LoginKind = keyof typeof HOMES;
const MOST_SIGNS = 300;

/**
 * Where to go after log-in: a plain address of the person's own areas, else their first page. Dots and empty steps are refused, since browsers resolve
 * `/applicant//../..//evil.example` to another site.
 */
export function nextPath(kind: LoginKind, typed: string | undefined): string {
  const plain = new RegExp(`^/${AREAS[kind]}(?:/[A-Za-z0-9_-]+)*(?:\\?[A-Za-z0-9_.~%=&-]*)?$`);
  return typed !== undefined && typed.length <= MOST_SIGNS && plain.test(typed) ? typed : HOMES[kind];
}

/** The log-in that leads back to the address that was asked for, where it is one to come back to. */
export function loginPath(kind: LoginKind, asked: string | null): string {
  const page = kind === "staff" ? "/login/staff" : "/login";
  // The router's own mark on what it fetches.
  const next = nextPath(kind, asked?.replace(/[?&]_rsc=[^&]*/, ""));
  return next === HOMES[kind] ? page : `${page}?next=${encodeURIComponent(next)}`;
}
