/**
 * Where to go after log-in: a plain path of the applicant's area, else its first page. Dots and empty steps are refused, since browsers resolve
 * `/applicant//../..//evil.example` to another site.
 */
export function nextPath(typed: string | undefined): string {
  return typed !== undefined && /^\/applicant(?:\/[A-Za-z0-9_-]+)*$/.test(typed) ? typed : "/applicant";
}
