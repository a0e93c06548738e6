import type { Outcome } from "../domain/notice/outcome";

export const OUTCOME_NAMES: Record<Outcome, string> = { "within-quota": "指标内", waitlisted: "候补" };

/** The address of a notice from its number: 石积分公示〔2020〕3号 → 2020-3. Throws for a number of another form. */
export function noticeSlug(number: string): string {
  const match = /〔(\d{4})〕(\d+)号$/.exec(number);
  if (match === null) throw new Error(`notice number of another form: ${number}`);
  return `${match[1]}-${match[2]}`;
}

export const noticeTitle = (service: { readonly year: number; readonly name: string }) =>
  service.name.includes(String(service.year)) ? `${service.name}排名公示` : `${service.year}年${service.name}排名公示`;

export const TIE_KEY_NAMES = { lot: "摇号值", submittedAt: "提交先后", earliest: "起始日期先后" } as const;
