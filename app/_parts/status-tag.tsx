import type { Named } from "@/lib/copy/statuses";

export function StatusTag({ status }: { readonly status: Named }) {
  return <span className={status.tone === "plain" ? "tag" : `tag tag-${status.tone}`}>{status.name}</span>;
}
