import type { Issue } from "../contracts/issue";

/** An issue in words: where, what was found, what was expected. */
export function issueText(issue: Issue): string {
  return `${issue.path}：发现 ${issue.found}，应为 ${issue.expected}`;
}
