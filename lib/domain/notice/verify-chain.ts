import type { Add, Checks } from "./checks";
import type { Notice, NoticeChange } from "./notice";
import { sealedText } from "./seal-notice";

const FIELDS = ["total", "pool", "rank", "outcome"] as const;
type Difference = Pick<NoticeChange, "code" | "field" | "old" | "new">;

/** What differs between a notice and its correction; of a row that came or went, the absent side is null. */
function differencesOf(previous: Notice, notice: Notice): readonly Difference[] {
  const before = new Map(previous.rows.map((row) => [row.code, row]));
  const after = new Map(notice.rows.map((row) => [row.code, row]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((code): Difference[] => {
    const [old, now] = [before.get(code), after.get(code)];
    if (old === undefined || now === undefined)
      return [{ code, field: "row", old: old === undefined ? null : code, new: now === undefined ? null : code }];
    return FIELDS.filter((field) => old[field] !== now[field]).map((field) => ({
      code,
      field,
      old: old[field],
      new: now[field],
    }));
  });
}

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

function tells(change: Difference, actual: Difference): boolean {
  if (actual.field === "row") return actual.old === null ? change.old === null : change.new === null;
  return change.old === actual.old && change.new === actual.new;
}

/** The notice before, and for a correction every change. Source: contract 7. */
export function checkChain({ notice, previous, crypto }: Checks, add: Add): void {
  if (notice.corrects === null && (notice.version !== 1 || notice.changes.length > 0))
    add("version", String(notice.version));
  if (notice.corrects !== null && notice.version < 2) add("version", String(notice.version));
  if (previous === undefined) return;
  if (notice.previous !== crypto.sha256(sealedText(previous))) add("previous", notice.previous ?? "null");
  if (notice.corrects === null) {
    const known = new Set(previous.rows.map((row) => row.code));
    for (const row of notice.rows) if (known.has(row.code)) add("codes", row.code);
  }
  if (notice.corrects !== previous.digests.sha256) return;
  if (notice.version !== previous.version + 1) add("version", String(notice.version));
  if (notice.number === previous.number) add("version", notice.number);
  // A correction may move everybody: what is told and what changed meet by code and field.
  const actual = byPlace(differencesOf(previous, notice));
  const told = byPlace(notice.changes);
  for (const [place, [one]] of actual)
    if (one !== undefined && !told.get(place)?.some((change) => tells(change, one))) add("changes", place);
  for (const [place, changes] of told)
    for (const change of changes) if (!actual.get(place)?.some((one) => tells(change, one))) add("changes", place);
}
