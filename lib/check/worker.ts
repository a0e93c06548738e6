import type { Stage } from "../domain/notice/checks";
import { CHECK_FILES, type Checked, type CheckFile, checkFiles, decodeText, type Unreadable } from "./check-files";

/** What the page asks of the worker: files as they are chosen, never opened by the page itself. */
export type CheckRequest = {
  readonly files: { readonly notice: Blob } & { readonly [file in CheckFile]?: Blob };
  readonly key?: string | undefined;
  readonly code?: string | undefined;
};
/** What the worker says: loaded and able to work without a network, how far it is, or how it ended. */
export type CheckMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "checked"; readonly checked: Checked }
  | ({ readonly kind: "unreadable" } & Unreadable);

const say = (message: CheckMessage) => postMessage(message);

/** The check beside the page, so that ten thousand rows freeze no phone. */
async function check({ files, key, code }: CheckRequest): Promise<void> {
  const texts: { [file in CheckFile]?: string } = {};
  for (const file of CHECK_FILES) {
    const blob = files[file];
    if (blob === undefined) continue;
    const text = decodeText(await blob.arrayBuffer());
    if (text === null) return say({ kind: "unreadable", file, issues: [] });
    texts[file] = text;
  }
  const checked = checkFiles({ texts: { ...texts, notice: texts.notice ?? "" }, key, code }, (stage) =>
    say({ kind: "stage", stage }),
  );
  say(checked.ok ? { kind: "checked", checked: checked.value } : { kind: "unreadable", ...checked.error });
}

addEventListener("message", (event: MessageEvent<CheckRequest>) => {
  void check(event.data);
});
say({ kind: "ready" });
