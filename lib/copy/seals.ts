import type { SealFinding } from "../domain/audit/check-heads";

/** What the check of the sealed audit found, in plain words. */
export function sealFindingText(finding: SealFinding): string {
  const head = `第 ${finding.head} 次封存`;
  switch (finding.code) {
    case "row-altered":
      return `操作记录第 ${finding.row} 条（${head}）在封存后被改动过`;
    case "row-deleted":
      return `操作记录第 ${finding.row} 条（${head}）在封存后被删除`;
    case "row-inserted":
      return `操作记录第 ${finding.row} 条是事后插入的：编号早于已封存的记录，却不在任何一次封存里`;
    case "rows-exchanged":
      return `操作记录第 ${finding.row} 条与第 ${finding.other} 条（${head}）被互换了位置`;
    case "seals-altered":
      return `${head}的封存清单（第 ${finding.from} 至 ${finding.to} 条）与它的根值不符：清单被增删或改动过`;
    case "digest-wrong":
      return `${head}的摘要与内容不符：这次封存被改动过`;
    case "signature-wrong":
      return `${head}的签名与内容不符：不是由本平台的密钥签发，或被改动过`;
    case "chain-broken":
      return `${head}没有接在前一次封存之后：链条断开，有封存被删除、插入或调换`;
    case "head-missing":
      return `${head}已经对外公布，数据库里却没有：末尾的封存被删除`;
    case "head-differs":
      return `${head}与对外公布的不同：数据库里的封存被换过`;
  }
}

/** On the page beside the heads. */
export const SEALS_SHOW = [
  "每一次操作（谁、何时、对哪一份记录做了什么）都有一条记录。记录每小时封存一次，每次发布公示后再封存一次；封存后再改、删、插、换任何一条，核对时都会指出是哪一条。",
  "每次封存记着前一次的摘要，连成一条链。您今天抄下最新的摘要，以后就能看出数据库里今天以前的记录有没有被动过。",
];
export const SEALS_DO_NOT_SHOW = [
  "封存不能说明记录在写下时就是对的；它只说明写下以后没有被改过。",
  "最后一次封存以后的记录还没有封存，要等到下一次。",
];
