import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { applicationReader } from "../../contracts/application";
import type { ReadRulebook } from "../../contracts/rulebook";
import { rulebookDigest } from "../../contracts/rulebook";
import { scoreContent } from "../../contracts/score";
import { compileRulebook, scoreApplication } from "../../domain/scoring/score-application";
import { sha256Hex } from "../../platform/crypto/sha256";
import { makePeople } from "../demo/people/make-people";

const BLOCK = 1000;
export const KIND = "housing";

/** Generated applications in blocks of `points-application/1` lines; the same count gives the same lines. */
export function* applicationBlocks(count: number, cutoff: string): Generator<readonly string[]> {
  for (let start = 0; start < count; start += BLOCK) {
    const people = makePeople(Math.min(BLOCK, count - start), 1 + start / BLOCK, cutoff);
    yield people.map((person) => {
      const number = start + person.index;
      const minute = String(number % 60).padStart(2, "0");
      return JSON.stringify({
        format: "points-application/1",
        receipt: `S2020-${String(number).padStart(16, "0")}`,
        class: person.applicantClass,
        person: { birthDate: person.birthDate },
        claims: person.claims,
        submittedAt: `2020-07-14T09:${minute}:00+08:00`,
      });
    });
  }
}

/** The applications of a block as `points-score/1` lines, with `lines` empty to keep the file small. */
function scorer({ rulebook, raw }: ReadRulebook): (block: readonly string[]) => readonly string[] {
  const digest = rulebookDigest(raw, sha256Hex);
  const compiled = compileRulebook(rulebook, KIND);
  const read = applicationReader(rulebook);
  return (block) =>
    block.map((line) => {
      const application = read(JSON.parse(line));
      if (!application.ok) throw new Error(JSON.stringify(application.error));
      const scored = scoreApplication(compiled, application.value);
      if (!scored.ok) throw new Error(JSON.stringify(scored.error));
      return JSON.stringify({ ...scoreContent(scored.value, rulebook.year, digest, KIND), lines: [] });
    });
}

function* texts(blocks: Iterable<readonly string[]>): Generator<string> {
  for (const block of blocks) yield `${block.join("\n")}\n`;
}

/** Streams `count` applications into a file. */
export async function writeApplications(file: string, count: number, { rulebook }: ReadRulebook): Promise<void> {
  await pipeline(Readable.from(texts(applicationBlocks(count, rulebook.cutoffDate))), createWriteStream(file));
}

/** Streams the scores of `count` applications into a file. */
export async function writeScores(file: string, count: number, rulebook: ReadRulebook): Promise<void> {
  const score = scorer(rulebook);
  function* blocks(): Generator<readonly string[]> {
    for (const block of applicationBlocks(count, rulebook.rulebook.cutoffDate)) yield score(block);
  }
  await pipeline(Readable.from(texts(blocks())), createWriteStream(file));
}
