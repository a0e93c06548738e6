import type { Issue } from "../contracts/issue";

/** $rules.flows[1].to stands beside the file, not in it. */
const placeOf = (path: string) =>
  path.replace(
    /^\$rules\.flows\[(\d+)\]\.(\w+)$/,
    (_, at, side) => `名额转用第 ${Number(at) + 1} 条${side === "to" ? "转入" : "转出"}`,
  );

/** An issue in words: where, what was found, what was expected. */
export function issueText(issue: Issue): string {
  return `${placeOf(issue.path)}：发现 ${issue.found}，应为 ${issue.expected}`;
}

/** The same at the field that it belongs to, without the file's words. */
export function fieldIssueText({ path, found, expected }: Issue): string {
  if (path === "$.tieBreak") return "按志愿分配的，同分排序的最后一项须是摇号";
  if (path === "$.classes") return "请至少选择一类";
  if (path === "$.pools") return "请至少填写一行";
  if (expected === "不重复的代码") return `代码 ${found} 已在上面用过，请换一个`;
  if (expected === "项目的类别之一") return `类别 ${found} 不在这个项目的享受范围里`;
  return `现在是 ${found}，应为${expected}`;
}
