import type { NoticeFailure } from "../domain/notice/verify-order";

/** Each failed check in plain words. */
export const FAILURE_TEXTS: Record<NoticeFailure, string> = {
  sha256: "公示文件的 SHA-256 摘要与内容不符：文件在发布后被改动过",
  sm3: "公示文件的 SM3 摘要与内容不符：文件在发布后被改动过",
  signature: "签名与内容不符：文件不是由持有该公钥的单位签发，或被改动过",
  key: "文件中的公钥不是所给的公钥",
  previous: "前一份公示的摘要不符：公示链条断开",
  version: "版本号与更正关系不符",
  changes: "变动清单与被更正的公示和本公示之间的实际变动不一致",
  codes: "公示编码重复",
  "row-order": "各行没有按名额组和名次排列",
  "rank-order": "名次与积分或同分排序值的高低不一致",
  rank: "名次编号不正确",
  tie: "同分排序值缺失、多余、重复或不连续，或没有摇号用的公开数字",
  quota: "超出名额却列为入围",
  outcome: "在名额以内却没有列为入围",
  pool: "所在名额组与分配方式不符",
  class: "所在名额组不接受该类别",
  threshold: "总分低于项目门槛却被列入",
  counts: "人数统计与各行不一致",
  dates: "异议截止日早于发布日",
  "rulebook-digest": "所给计分标准的摘要与公示所载不同：不是同一份计分标准",
  "rulebook-facts": "所给计分标准的年度或截止日与公示不同",
  "proof-notice": "个人核验文件属于另一份公示",
  "proof-code": "公示中没有个人核验文件的公示编码",
  commitment: "承诺值不符：公示中的这一行不是按这份个人明细生成的",
  "proof-row": "个人明细的姓名、类别、总分、名额组或摇号值与公示的这一行不同",
  "proof-score": "个人明细所用的计分标准或项目类型与公示不同",
  "proof-total": "按计分标准由事实重新计算的得分与个人明细不同",
  "proof-choices": "有更优先的志愿没有被名次在前的人占满",
};

/** What a match proves, and what it does not. */
export const MATCH_PROVES =
  "核对通过说明：这份文件自签发后没有改动，名次、同分排序和入围结果符合公布的规则；附个人核验文件的，说明您的那一行就是按您的明细生成的。";
export const MATCH_DOES_NOT_PROVE =
  "核对通过不能说明：最初提交的材料和部门的认定是否真实，也不能说明名单中没有虚构的人。对此可以提出异议，或要求抽查。";
