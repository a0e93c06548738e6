import type { Add, Checks } from "./checks";
import { type Difference, noticeChanges } from "./notice-changes";
import { sealedText } from "./seal-notice";

function byPlace<T extends Difference>(list: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const places = new Map<string, T[]>();
  for (const one of list) {
    const place = `${one.code} ${one.field}`;
    const same = places.get(place);
    if (same === undefined) places.set(place, [one]);
    else same.push(one);
  }
  return places;
}

/** Of a row that came or went the absent side is null, whatever the other says. */
function tells(change: Difference, actual: Difference): boolean {
  if (actual.field === "row") return actual.old === null ? change.old === null : change.new === null;
  return change.old === actual.old && change.new === actual.new;
}

/**
 * The notice before, and for a correction every change. `previous` is the notice before in the one chain, or the one that this corrects: others may have
 * been published in between. Source: contract 7.
 */
export function checkChain({ notice, previous, crypto }: Checks, add: Add): void {
  if (notice.corrects === null && (notice.version !== 1 || notice.changes.length > 0))
    add("version", String(notice.version));
  if (notice.corrects !== null && notice.version < 2) add("version", String(notice.version));
  if (notice.corrects !== null && notice.previous === null) add("previous", "null");
  if (previous === undefined) return;
  const digest = crypto.sha256(sealedText(previous));
  if (notice.previous !== digest && notice.corrects !== digest) add("previous", notice.previous ?? "null");
  if (notice.corrects === null) {
    const known = new Set(previous.rows.map((row) => row.code));
    for (const row of notice.rows) if (known.has(row.code)) add("codes", row.code);
  }
  if (notice.corrects !== digest) return;
  if (notice.version !== previous.version + 1) add("version", String(notice.version));
  if (notice.number === previous.number) add("version", notice.number);
  // A correction may move everybody: what is told and what changed meet by code and field.
  const actual = byPlace(noticeChanges(previous.rows, notice.rows));
  const told = byPlace(notice.changes);
  for (const [place, [one]] of actual)
    if (one !== undefined && told.get(place)?.filter((change) => tells(change, one)).length !== 1)
      add("changes", place);
  for (const [place, changes] of told)
    for (const change of changes) if (!actual.get(place)?.some((one) => tells(change, one))) add("changes", place);
}
