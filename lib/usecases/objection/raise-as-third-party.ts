import { and, eq, like } from "drizzle-orm";
import type { Tx } from "../../../db/client";
import { candidacies, noticeProofs, notices, serviceProjects } from "../../../db/schema";
import type { DomainErrorCode } from "../../domain/errors";
import type { ObjectionGround } from "../../domain/objection/statuses";
import { fail, ok, type Result } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { newId } from "../../platform/ids";
import { countAttempt } from "../accounts/count-attempt";
import { queueMessage } from "../accounts/messages";
import { noticeInForce } from "../notice/notice-in-force";
import { performUnsigned, type RequestFacts } from "../visitor-act";
import type { Objectable } from "./objectable";
import { insertObjection, lockProject, type Raised } from "./raise-objection";

export type ThirdPartyObjection = {
  /** The notice as its address has it: 2020-3 for 〔2020〕3号. A replaced one stands for the one in force. */
  readonly notice: string;
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly ground: ObjectionGround;
  readonly text: string;
};

/** K7QX-3MPD, however it was typed. */
export function publicCodeOf(typed: string): string {
  const signs = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/** The listed row of a code in the notice in force, locked with its project; null where nothing of the kind is listed. */
async function findListed(tx: Tx, slug: string, code: string): Promise<Objectable | null> {
  const [, year, count] = /^(\d{4})-(\d{1,6})$/.exec(slug) ?? [];
  const [named] = await tx
    .select()
    .from(notices)
    .where(like(notices.number, `%〔${year}〕${count}号`));
  if (named === undefined) return null;
  await lockProject(tx, named.projectId);
  const notice = await noticeInForce(tx, named.projectId);
  if (notice === null) return null;
  const [found] = await tx
    .select({ candidacy: candidacies, project: serviceProjects })
    .from(noticeProofs)
    .innerJoin(candidacies, eq(candidacies.id, noticeProofs.candidacyId))
    .innerJoin(serviceProjects, eq(serviceProjects.id, candidacies.projectId))
    .where(and(eq(noticeProofs.noticeId, notice.id), eq(noticeProofs.code, code)));
  return found === undefined ? null : { ...found, notice };
}

/**
 * Somebody objects to a listed row, without an account and by name. Name and phone are sealed: the listed person never learns them, and of the
 * office only who has the case. Tries are counted by address and row. Source: domain.md, "visitor".
 */
export async function raiseAsThirdParty(
  facts: RequestFacts,
  input: ThirdPartyObjection,
): Promise<Result<Raised, DomainErrorCode>> {
  const code = publicCodeOf(input.code);
  if (!(await countAttempt("objection", code, { address: facts.address }))) return fail("too-many-attempts");
  return performUnsigned(facts, async ({ tx, now, audit }): Promise<Result<Raised, DomainErrorCode>> => {
    const act = "objection.raise-as-third-party";
    const refuse = async (code: DomainErrorCode) => {
      await audit({ act, result: "refused", detail: { code }, object: { kind: "objection", id: null } });
      return fail(code);
    };
    const about = await findListed(tx, input.notice, code);
    if (about === null) return refuse("code-not-listed");
    if (about.project.status !== "in-notice" || shanghaiDay(now) > about.notice.objectionsUntil)
      return refuse("window-closed");
    if (input.text === "" || input.name === "" || input.phone === "") return refuse("invalid-input");
    const id = newId();
    const raised = await insertObjection(tx, now, about, {
      id,
      side: "third-party",
      nameSealed: sealText(input.name, `objections.name:${id}`),
      phoneSealed: sealText(input.phone, `objections.phone:${id}`),
      ground: input.ground,
      textSealed: sealText(input.text, `objections.text:${id}`),
    });
    await queueMessage(tx, { userId: null, phone: input.phone, template: "objection-raised", body: raised });
    const detail = { caseNumber: raised.caseNumber, ground: input.ground };
    await audit({ act, result: "done", detail, object: { kind: "objection", id } });
    return ok(raised);
  });
}
