const DONE = {
  passed: "上一件已通过初审，转各部门评分。",
  returned: "上一件已退回补正，已短信通知本人。",
  refused: "上一件已作出不予通过的决定，已短信通知本人。",
  identity: "上一件身份已办理，已短信通知本人。",
  told: "上一件积分已反馈，已短信通知本人。",
  signed: "已登记窗口签字确认。",
  counted: "人数已签核。",
} as const;
export type Done = keyof typeof DONE;

/** What was done with the case before, on the page of the next one or on the list. */
export function DoneNote({ done }: { readonly done: string | undefined }) {
  const known = (Object.keys(DONE) as Done[]).find((one) => one === done);
  if (known === undefined) return null;
  return (
    <p className="note note-done" role="status">
      {DONE[known]}
    </p>
  );
}
