import { OTHERS } from "../domain/notice/count-groups";
import type { Notice, NoticeRow } from "../domain/notice/notice";
import type { Outcome } from "../domain/notice/outcome";
import type { Service } from "../domain/ranking/service";
import { plainDay } from "./dates";

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

/** The pool of a row in words; null = none of the choices was had. */
export function poolName(service: Service, code: string | null): string {
  return code === null ? "未录取到志愿" : (service.pools.find((pool) => pool.code === code)?.name ?? code);
}

/** The heading of a pool: its name and quota. */
export function poolHeading(service: Service, code: string | null): string {
  const quota = service.pools.find((pool) => pool.code === code)?.quota;
  const limit = code === null ? "" : quota === null || quota === undefined ? "，不限指标" : `，指标 ${quota} 名`;
  return `${poolName(service, code)}${limit}`;
}

/** The tie tuple up to the lot, whose value is shortened: the file has it whole. */
export function tieText(row: NoticeRow, service: Service): string {
  if (row.tie === undefined) return "";
  return row.tie
    .map((value, index) =>
      service.tieBreak[index]?.by === "lot" ? `摇号 ${String(value).slice(0, 6)}…` : String(value),
    )
    .join(" · ");
}

const groups = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .sort(([a], [b]) => Number(a === OTHERS) - Number(b === OTHERS))
    .map(([name, count]) => `${name} ${count} 人`)
    .join("，");

/** What lots were drawn with, as it stands in the project's file of a notice; null where none were. */
const seedOf = (service: unknown): string | null =>
  typeof service === "object" && service !== null && "lotSeed" in service && typeof service.lotSeed === "string"
    ? service.lotSeed
    : null;

/** What a notice says before its rows, a paragraph each. `classNames` by code; `heldBack` the names of the pools that are not published yet. */
export function noticeParagraphs({
  notice,
  classNames,
  heldBack,
}: {
  readonly notice: Notice;
  readonly classNames: ReadonlyMap<string, string>;
  readonly heldBack: readonly string[];
}): readonly string[] {
  const { counts } = notice;
  const from = plainDay(notice.publishedAt.slice(0, 10));
  const seed = seedOf(notice.service);
  const byClass = Object.entries(counts.byClass).map(([code, count]) => [classNames.get(code) ?? code, count]);
  return [
    `根据 ${notice.cutoffDate.slice(0, 4)} 年计分标准（事实截止 ${plainDay(notice.cutoffDate)}），现将排名予以公示。公示期自${from}至${plainDay(notice.objectionsUntil)}。对名次有异议的，请在公示期内向积分办提出。`,
    `参加排名 ${counts.applicants} 人，列入公示 ${counts.listed} 人，未达分数线 ${counts.belowThreshold} 人，不符合条件 ${counts.vetoed} 人（后两项已分别告知本人）。`,
    `列入公示的，按镇（街道）：${groups(counts.byTownship)}。`,
    `列入公示的，按类别：${groups(Object.fromEntries(byClass))}。`,
    "参加排名的人数在排名前由各镇（街道）核对并签核。",
    ...(heldBack.length === 0
      ? []
      : [
          `${heldBack.join("、")}的排名正在核对，暂未公示，人数不在以上各数之内。核对完成后以更正公示补充列入，并重新计算公示期。`,
        ]),
    ...(seed === null ? [] : [`摇号用的公开数字和申报截止时的名单摘要：${seed}`]),
  ];
}
