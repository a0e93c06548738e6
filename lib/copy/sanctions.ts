import type { CandidacyStatus } from "../domain/candidacy/statuses";
import type { SanctionStatus } from "../domain/sanction/statuses";
import { deadlineInWords } from "./dates";
import { NEXT_INSTANCE } from "./objections";
import { CANDIDACY_STATUS_FOR_STAFF, type Named } from "./statuses";

/** Where a case stands, for its person. */
export const SANCTION_STATUS: Record<SanctionStatus, Named> = {
  opened: { name: "正在核查", tone: "wait" },
  hearing: { name: "听取您的说明", tone: "action" },
  proposed: { name: "等待决定", tone: "wait" },
  imposed: { name: "已作处理", tone: "bad" },
  dropped: { name: "不作处理", tone: "good" },
  objected: { name: "异议办理中", tone: "wait" },
  upheld: { name: "维持处理", tone: "bad" },
  lifted: { name: "已撤销处理", tone: "good" },
};
/** The same for staff. */
export const SANCTION_STATUS_FOR_STAFF: Record<SanctionStatus, Named> = {
  opened: { name: "待听取说明", tone: "action" },
  hearing: { name: "听取说明中", tone: "wait" },
  proposed: { name: "待另一人决定", tone: "action" },
  imposed: { name: "已作处理", tone: "plain" },
  dropped: { name: "不作处理", tone: "plain" },
  objected: { name: "待决定异议", tone: "action" },
  upheld: { name: "维持处理", tone: "plain" },
  lifted: { name: "已撤销处理", tone: "plain" },
};

/** Is the person's word awaited now: the answer at the hearing? */
export function isAsked(
  one: { readonly status: SanctionStatus; readonly answeredAt: Date | null; readonly heardUntil: string | null },
  today: string,
): boolean {
  return one.status === "hearing" && one.answeredAt === null && today <= (one.heardUntil ?? "");
}

/** The status of a case on a day: a hearing that is over waits for the office. */
export function sanctionStatus(
  one: { readonly status: SanctionStatus; readonly answeredAt: Date | null; readonly heardUntil: string | null },
  today: string,
  staff: boolean,
): Named {
  if (one.status === "hearing" && !isAsked(one, today))
    return staff ? { name: "待提出处理", tone: "action" } : { name: "等待处理", tone: "wait" };
  return (staff ? SANCTION_STATUS_FOR_STAFF : SANCTION_STATUS)[one.status];
}

/** A case in the person's list, with what is to be done until when. */
export function sanctionTask(
  one: {
    readonly id: string;
    readonly caseNumber: string;
    readonly year: number;
    readonly status: SanctionStatus;
    readonly answeredAt: Date | null;
    readonly heardUntil: string | null;
    readonly objectUntil: string | null;
  },
  base: string,
  today: string,
) {
  const asked = isAsked(one, today);
  const objectable = one.status === "imposed" && today <= (one.objectUntil ?? "");
  const detail = asked
    ? `${deadlineInWords(one.heardUntil ?? "")}可以说明`
    : objectable
      ? `${deadlineInWords(one.objectUntil ?? "")}可以提出异议`
      : null;
  return {
    name: `${one.year} 年度申报，编号 ${one.caseNumber}`,
    href: `${base}/sanctions/${one.id}`,
    status: sanctionStatus(one, today, false),
    ...(detail === null ? {} : { detail }),
  };
}

type Ban = { readonly from: number; readonly until: number };

/** 2021 年度和 2022 年度不能申报. */
export function banText({ from, until }: Ban): string {
  if (from === until) return `${from} 年度不能申报`;
  return `${from} 年度至 ${until} 年度不能申报`;
}

/** What else the person can do against a sanction that stands: object once, wait, or the next instance. */
export function remedyText(
  one: { readonly status: SanctionStatus; readonly objectUntil: string | null },
  today: string,
): string {
  if (one.status === "objected") return "您的异议正在办理，决定以前处理继续有效。";
  return one.status === "imposed" && one.objectUntil !== null && today <= one.objectUntil
    ? `不服的，可以在${deadlineInWords(one.objectUntil)}在线或到镇（街道）服务窗口提出异议，只能提出一次；也可以自收到之日起六十日内申请行政复议，或者自收到之日起六个月内向人民法院提起行政诉讼。`
    : NEXT_INSTANCE;
}

type Banned = readonly { readonly year: number; readonly void: boolean }[];

/** 2021 年度的申报和2022 年度的申报; of a banned year each. */
const applicationsOf = (banned: Banned) => banned.map(({ year }) => `${year} 年度的申报`).join("和");

/** What the person loses beside this application if the evidence is false, said before anything is decided; null where nothing. */
export function bannedAtStake(year: number, banned: Banned): string | null {
  if (banned.length === 0) return null;
  return `如果认定属实，除 ${year} 年度的申报以外，您${applicationsOf(banned)}也作废：该年度在不能申报的期限内。`;
}

/** What became of the applications of banned years; null where there were none. */
export function bannedOutcome(banned: Banned): string | null {
  if (banned.length === 0) return null;
  const standing = banned.filter((one) => !one.void);
  const gone = banned.filter((one) => one.void);
  return [
    ...(gone.length === 0 ? [] : [`${applicationsOf(gone)}在不能申报的期限内，一并作废。`]),
    ...(standing.length === 0 ? [] : [`${applicationsOf(standing)}已恢复。`]),
  ].join("");
}

/** Why an application cannot be begun or sent: which sanction, until when, and what can be done against it. */
export function bannedSentences(
  one: {
    readonly caseNumber: string;
    readonly year: number;
    readonly status: SanctionStatus;
    readonly objectUntil: string | null;
    readonly ban: Ban | null;
  },
  today: string,
): readonly string[] {
  if (one.ban === null) return [];
  return [
    `因 ${one.year} 年度申报含虚假材料，积分办已作处理（编号 ${one.caseNumber}），您在 ${banText(one.ban)}。`,
    `决定全文在“我的办理”的“虚假材料的处理”里。${remedyText(one, today)}`,
  ];
}

/** What a sanction does to one candidacy, before it is imposed. */
export function voidText(one: {
  readonly status: CandidacyStatus;
  readonly void: boolean;
  readonly projectStatus: string;
  readonly place: { readonly pool: string; readonly served: boolean } | null;
}): string {
  const now = CANDIDACY_STATUS_FOR_STAFF[one.status].name;
  if (!one.void) return `${now}，不变`;
  if (one.place !== null)
    return one.place.served
      ? `${now} → 作废，${one.place.pool}的服务撤销，由主管部门收回`
      : `${now} → 作废，${one.place.pool}的名额撤销`;
  if (one.projectStatus === "in-notice" && one.status === "in-notice") return `${now} → 作废，须发布更正的公示`;
  if (one.projectStatus === "ranked") return `${now} → 作废，须重新排名后再公示`;
  return `${now} → 作废`;
}

/** What became of a candidacy: void, or stands again as what. */
export function restoredText(
  one: {
    readonly was: CandidacyStatus;
    readonly restored: CandidacyStatus | null;
    readonly applicationVoid: boolean;
  },
  lifted: boolean,
): string {
  const was = CANDIDACY_STATUS_FOR_STAFF[one.was].name;
  if (!lifted) return `${was} → 作废`;
  if (one.applicationVoid) return `仍作废：另一处理决定限制该年度申报（原为${was}）`;
  return one.restored === null
    ? `不能恢复：项目已继续办理，名额已给了别人或项目已结束（原为${was}）`
    : `已恢复：${CANDIDACY_STATUS_FOR_STAFF[one.restored].name}`;
}
