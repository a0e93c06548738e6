import type { Sha256 } from "../shared/sha256";
import type { Candidate, Service, TieKey } from "./service";

/** Tie-break values so that the lower one goes first, whatever the key. */
export type KeyValue = number | string;

/** Later than every day. */
const MISSING_DAY = "9999-12-31";

/** Microseconds since 1970 of an RFC 3339 instant with at most 6 fraction digits. */
export function instantMicroseconds(instant: string): number {
  const match = /^(.{19})(?:\.(\d{1,6}))?(.+)$/.exec(instant);
  const seconds = Date.parse(`${match?.[1] ?? ""}${match?.[3] ?? ""}`);
  return seconds * 1000 + Number((match?.[2] ?? "0").padEnd(6, "0"));
}

/** SHA-256 of `lotSeed + ":" + receipt`. Throws where the seed is not known: callers refuse that before. Source: contract 6. */
export function lotValue(service: Service, receipt: string, sha256: Sha256): string {
  if (service.lotSeed === null) throw new Error("lot without lotSeed");
  return sha256(`${service.lotSeed}:${receipt}`);
}

/** A member of a record by a code that may be the name of something every object has, such as "constructor". */
export function valueAt<T>(record: Readonly<Record<string, T>>, code: string): T | undefined {
  return Object.hasOwn(record, code) ? record[code] : undefined;
}

function keyValue(key: TieKey, service: Service, candidate: Candidate, sha256: Sha256): KeyValue {
  switch (key.by) {
    case "section":
    case "indicator": {
      const points = valueAt(key.by === "section" ? candidate.sections : candidate.indicators, key.code) ?? 0;
      return key.order === "ascending" ? points : -points;
    }
    case "earliest":
      return valueAt(candidate.earliest, key.code) ?? MISSING_DAY;
    case "submittedAt":
      return candidate.submittedAt === null ? Number.POSITIVE_INFINITY : instantMicroseconds(candidate.submittedAt);
    case "lot":
      return lotValue(service, candidate.receipt, sha256);
  }
}

/** The sort key of a candidate: the total (unless `order` is "keys"), then the tie-break keys; lower goes first. */
export function sortKeyOf(service: Service, candidate: Candidate, sha256: Sha256): readonly KeyValue[] {
  const keys = service.tieBreak.map((key) => keyValue(key, service, candidate, sha256));
  return service.order === "total" ? [-candidate.total, ...keys] : keys;
}

/** Element by element; numbers by value, texts by code unit. */
export function compareKeys(a: readonly KeyValue[], b: readonly KeyValue[]): number {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
