import { desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { signoffs, users } from "../../../db/schema";
import type { ProjectStatus } from "../../domain/programme/statuses";
import { type ClassCount, type SignoffState, signedText, signoffState } from "../../domain/signoff/counts";
import { sha256Hex } from "../../platform/crypto/sha256";
import { countTownships } from "./count-townships";

/** Signed for once a project is closed, and again where a new run needs it; afterwards what was signed stays to be read. */
const TO_SIGN: readonly ProjectStatus[] = ["closed", "ranked"];
export const isToSign = (status: ProjectStatus) => TO_SIGN.includes(status);

export type Signoff = {
  readonly projectId: string;
  readonly township: string;
  readonly classes: readonly ClassCount[];
  readonly digest: string;
  readonly state: SignoffState;
  /** The newest sign-off, be it for these numbers or for earlier ones. */
  readonly by: { readonly name: string; readonly at: Date } | null;
};
type Project = { readonly id: string; readonly status: ProjectStatus; readonly digest: string };

function newestSignoffs(reader: Reader, projectIds: readonly string[]) {
  return reader
    .selectDistinctOn([signoffs.projectId, signoffs.township], { signoff: signoffs, name: users.name })
    .from(signoffs)
    .innerJoin(users, eq(users.id, signoffs.signedBy))
    .where(inArray(signoffs.projectId, [...projectIds]))
    .orderBy(signoffs.projectId, signoffs.township, desc(signoffs.sequence));
}

/** Every township with people in these projects: its present numbers where they are to be signed, else those that it signed. Numbers alone. */
export async function readSignoffs(reader: Reader, projects: readonly Project[]): Promise<readonly Signoff[]> {
  if (projects.length === 0) return [];
  const newest = await newestSignoffs(
    reader,
    projects.map(({ id }) => id),
  );
  const signedFor = (projectId: string, township: string) =>
    newest.find(({ signoff }) => signoff.projectId === projectId && signoff.township === township);
  const present = projects.filter(({ status }) => isToSign(status));
  const live = await countTownships(
    reader,
    present.map(({ id }) => id),
  );
  return projects.flatMap(({ id, status, digest: projectDigest }): readonly Signoff[] =>
    isToSign(status)
      ? live
          .filter((one) => one.projectId === id)
          .map(({ township, classes }) => {
            const digest = sha256Hex(signedText(projectDigest, { township, classes }));
            const found = signedFor(id, township);
            const state = signoffState(classes, digest, found?.signoff.digest ?? null);
            return { projectId: id, township, classes, digest, state, by: byOf(found) };
          })
      : newest
          .filter(({ signoff }) => signoff.projectId === id)
          .map((found) => {
            const { township, counts, digest } = found.signoff;
            return { projectId: id, township, classes: counts, digest, state: "signed", by: byOf(found) };
          }),
  );
}

function byOf(found: Awaited<ReturnType<typeof newestSignoffs>>[number] | undefined): Signoff["by"] {
  return found === undefined ? null : { name: found.name, at: found.signoff.signedAt };
}
