import { and, eq, inArray } from "drizzle-orm";
import { isOwnFile } from "../../../db/queries/applications";
import { evidence, items, materialEvidence, materialRequests } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { shanghaiDay } from "../../platform/clock";
import { sealText } from "../../platform/crypto/field-encryption";
import { perform } from "../act";
import { lockOwn } from "../application/lock-own";

export type MaterialAnswer = {
  readonly requestId: string;
  readonly answer: string;
  readonly evidence: readonly string[];
};

/** The person answers a department's request in words and with files, once, by its last day; the department can then decide. */
export function answerMaterial(actor: Actor, input: MaterialAnswer) {
  return perform<null>(actor, "material.answer", { kind: "material-request", id: input.requestId }, async (context) => {
    const { tx, now, audit } = context;
    const locked = await lockOwn(context);
    if (!locked.ok) return locked;
    const [found] = await tx
      .select({ request: materialRequests })
      .from(materialRequests)
      .innerJoin(items, eq(items.id, materialRequests.itemId))
      .where(and(eq(materialRequests.id, input.requestId), eq(items.applicationId, locked.value.id)));
    if (found === undefined) return fail("not-found");
    if (found.request.answeredAt !== null) return fail("already-decided");
    if (shanghaiDay(now) > found.request.dueOn) return fail("window-closed");
    const wanted = [...new Set(input.evidence)];
    if (input.answer === "" && wanted.length === 0) return fail("invalid-input");
    const files = await tx
      .select({ id: evidence.id })
      .from(evidence)
      .where(
        and(
          inArray(evidence.id, wanted),
          eq(evidence.applicationId, locked.value.id),
          eq(evidence.status, "stored"),
          isOwnFile,
        ),
      );
    if (files.length !== wanted.length) return fail("not-found");
    await tx
      .update(materialRequests)
      .set({ answerSealed: sealText(input.answer, `material_requests.answer:${found.request.id}`), answeredAt: now })
      .where(eq(materialRequests.id, found.request.id));
    for (const file of files)
      await tx.insert(materialEvidence).values({ requestId: found.request.id, evidenceId: file.id });
    await audit({ files: files.length });
    return ok(null);
  });
}
