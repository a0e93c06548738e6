import type { Stage } from "../domain/notice/checks";
import type { Check, CheckResult, Finding, Given, NoticeFailure } from "../domain/notice/findings";

/** Each failed check in plain words. */
export const FAILURE_TEXTS: Record<NoticeFailure, string> = {
  sha256: "公示文件的 SHA-256 摘要与内容不符：文件在发布后被改动过",
  sm3: "公示文件的 SM3 摘要与内容不符：文件在发布后被改动过",
  signature: "签名与内容不符：文件不是由持有该公钥的单位签发，或被改动过",
  key: "文件中的公钥不是所给的公钥",
  previous: "前一份公示的摘要不符：公示链条断开",
  version: "版本号与更正关系不符",
  changes: "变动清单与被更正的公示和本公示之间的实际变动不一致",
  codes: "公示代码重复",
  "row-order": "各行没有按名额组和名次排列",
  "rank-order": "名次与积分或同分排序值的高低不一致",
  rank: "名次编号不正确",
  tie: "同分排序值缺失、多余、重复或不连续，或没有摇号用的公开数字",
  quota: "超出指标数，却列为指标内",
  outcome: "名次在指标以内，却列为候补",
  pool: "所在名额组与分配方式不符",
  class: "所在名额组不接受该类别",
  threshold: "总分低于项目门槛却被列入",
  counts: "人数统计与各行不一致",
  dates: "异议截止日早于发布日",
  "rulebook-digest": "所给计分标准不是公示所用的那一版，请在“计分标准”页下载这个摘要的一版",
  "rulebook-facts": "所给计分标准的年度或截止日与公示不同",
  "proof-notice": "证明文件属于另一份公示",
  "proof-code": "公示中没有证明文件的公示代码",
  commitment: "承诺值不符：公示中的这一行不是按这份个人明细生成的",
  "proof-row": "个人明细的姓名、类别、总分、名额组或摇号值与公示的这一行不同",
  "proof-score": "个人明细所用的计分标准或项目类型与公示不同",
  "proof-total": "按计分标准由事实重新计算的得分与个人明细不同",
  "proof-choices": "有更优先的志愿没有被名次在前的人占满",
};

/** Each check by what is true when it passes. */
export const CHECK_NAMES: Record<Check, string> = {
  content: "文件内容与两个摘要（SHA-256、SM3）相符",
  signature: "签名与内容相符",
  key: "文件里的公钥就是所给的积分办公钥",
  order: "名次按总分和同分顺序排列，没有缺号和重复",
  ties: "同分的先后有依据，需要摇号的有摇号值",
  quota: "指标内和候补按指标数划分",
  pools: "各行的类别、名额组和分数线符合项目的规则",
  counts: "列出的行数与公布的人数一致",
  dates: "异议截止日不早于发布日",
  chain: "接在所给的前一份公示之后，更正都写明了",
  rulebook: "所给的计分标准就是公示所用的那一份",
  proof: "公示里的这一行是按您的证明文件生成的",
  rescored: "按计分标准由您的事实重新计算，总分相同",
};
export const STATUS_NAMES: Record<CheckResult["status"], string> = {
  passed: "通过",
  failed: "没有通过",
  "not-checked": "没有核对",
};

/** What a check lacked. */
const LACKS: { readonly [check in Check]?: string } = {
  key: "没有给出积分办的公钥，不知道是谁签的名",
  chain: "没有给出前一份公示",
  rulebook: "没有给出计分标准",
  proof: "没有给出证明文件",
  rescored: "没有给出计分标准和证明文件，个人总分没有重新计算",
};
export function lackText(check: Check, given: Given): string {
  if (check === "rescored" && given.proof) return "没有给出计分标准，个人总分没有重新计算";
  if (check === "rescored" && given.rulebook) return "没有给出证明文件，个人总分没有重新计算";
  return LACKS[check] ?? "";
}

/** What a finding is about, where its own word is the file's and not a person's. */
const ABOUT: Readonly<Record<string, string>> = {
  listed: "列入人数",
  "byTownship, byClass": "镇（街道）或类别的人数之和",
  byTownship: "镇（街道）人数",
  lotSeed: "摇号用的公开数字",
  null: "没有前一份",
};
const SHOWN = 3;
/** Digests and keys are recognised by their beginning. */
const shorten = (about: string) => (/^[0-9A-Za-z+/=]{40,}$/.test(about) ? `${about.slice(0, 12)}…` : about);

/** The findings of a check, one sentence for each kind: a dropped row shifts all that follow, which nobody reads one by one. */
export function findingTexts(findings: readonly Finding[]): readonly { failure: NoticeFailure; text: string }[] {
  const places = new Map<NoticeFailure, string[]>();
  for (const { failure, about } of findings) {
    const known = places.get(failure) ?? [];
    places.set(failure, known);
    const word = ABOUT[about] ?? shorten(about.replace(/^byClass /, "类别 "));
    if (!known.includes(word)) known.push(word);
  }
  return [...places].map(([failure, all]) => {
    const more = all.length > SHOWN ? ` 等 ${all.length} 处` : "";
    return { failure, text: `${FAILURE_TEXTS[failure]}（${all.slice(0, SHOWN).join("、")}${more}）` };
  });
}

export const FILE_NAMES = {
  notice: "公示文件",
  rulebook: "计分标准文件",
  proof: "证明文件",
  previous: "前一份公示文件",
} as const;

/** What is being done, for who waits. */
export const STAGE_NAMES: Record<Stage, string> = {
  seal: "摘要和签名",
  chain: "与前一份公示的衔接",
  order: "名次、同分和指标",
  counts: "人数",
  proof: "您的证明",
};

/** What a match proves, and what it does not. */
export const MATCH_PROVES = [
  "公示文件自签名后没有改动。",
  "名次、同分顺序、指标和候补符合公布的规则，人数与名单一致。",
  "给出前一份公示的：这一份接在它之后，更正都写明了。",
  "给出证明文件和计分标准的：公示里的那一行就是您的，总分由您的事实按计分标准算出。",
];
export const MATCH_DOES_NOT_PROVE = [
  "不能说明提交的材料和部门的认定是否真实：材料由各部门核查，公示期内可以提出异议。",
  "不能说明名单里没有虚构的人：各镇（街道）的人数同时公布，可以对照，也可以要求抽查。",
  "不能说明别人看到的是同一份公示：请与张贴单上印的摘要对照。",
];
/** What to do where something does not fit. */
export const AFTER_FAILURE = [
  "先看是不是选错了文件，或者下载不完整：重新下载，再核对一次。",
  "仍不通过的，保存这些文件，在公示期内向积分办或镇（街道）窗口提出异议。",
];

/** How many checks passed, and how many could not be made. */
export function resultSummary(rows: number, results: readonly CheckResult[]): string {
  const count = (status: CheckResult["status"]) => results.filter((one) => one.status === status).length;
  const [failed, skipped] = [count("failed"), count("not-checked")];
  return `${rows} 行，${count("passed")} 项通过${failed > 0 ? `，${failed} 项没有通过` : ""}${skipped > 0 ? `，${skipped} 项没有核对` : ""}。`;
}
