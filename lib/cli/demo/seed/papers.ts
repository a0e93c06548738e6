import type { DemoItem } from "../people/claims";
import type { DemoPerson } from "../people/make-people";
import { demoPaper } from "./paper";

type Kind = {
  readonly title: string;
  readonly issuer: string;
  readonly says: (items: readonly DemoItem[]) => string[];
};

const since = (items: readonly DemoItem[]) => `自${items[0]?.from ?? "2019-01-01"}起`;
const DEGREES: Readonly<Record<string, string>> = {
  junior: "初中",
  senior: "高中",
  college: "大专",
  bachelor: "本科",
  bachelor_degree: "本科，学士学位",
  master: "硕士研究生",
  doctor: "博士研究生",
};
const degree = (items: readonly DemoItem[]) => [
  `学历：${DEGREES[String(items[0]?.option)] ?? "本科"}`,
  "学习形式：全日制",
  "结论：成绩合格，准予毕业",
];

/** What the demo's people scan: by indicator, whose paper it is and what it says. */
const KINDS: Readonly<Record<string, Kind>> = {
  P01: { title: "毕业证书", issuer: "示例学校", says: degree },
  P39: { title: "毕业证书", issuer: "示例大学", says: degree },
  P03: {
    title: "社会保险参保缴费证明",
    issuer: "示例社会保险中心",
    says: (items) => [`险种数：${items.length}`, `缴费期间：${since(items)}`, "缴费状态：正常"],
  },
  P04: {
    title: "居住证",
    issuer: "示例公安局",
    says: (items) => [`签发机关：示例公安局`, `居住登记：${since(items)}`, "有效期限：每年签注一次"],
  },
};

/** The paper of a person for a claim, as a file to upload; null where people of the demo send none. */
export function paperFor(person: DemoPerson, indicator: string, items: readonly DemoItem[]) {
  const kind = KINDS[indicator];
  if (kind === undefined) return null;
  const holder = [`姓名：${person.name}`, `出生日期：${person.birthDate}`, `编号：演示${2020_0000 + person.index}`];
  return {
    name: `${kind.title.replace(/（.*/, "")}.pdf`,
    mediaType: "application/pdf",
    bytes: demoPaper(kind.title, [...holder, ...kind.says(items)], kind.issuer),
    indicator: null,
  };
}

/** The record that a department found about a person, as the file it rests its decision on. */
export function findingPaper(person: DemoPerson) {
  const says = [`姓名：${person.name}`, `编号：演示${2020_0000 + person.index}`, "查询结果：有记录"];
  return {
    name: "查询结果.pdf",
    mediaType: "application/pdf",
    bytes: demoPaper("查询结果", says, "示例部门"),
  };
}
