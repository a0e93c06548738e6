import type { After } from "@/db/queries/applications";

/** Where a keyset page goes on, from its address: `?after=ISO~id`; anything else is the beginning. */
export function readAfter(text: string | undefined): After {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~([0-9a-f-]{36})$/.exec(text ?? "");
  return match === null ? null : { at: match[1] ?? "", id: match[2] ?? "" };
}

export function writeAfter(at: Date, id: string): string {
  return `${at.toISOString()}~${id}`;
}
