import { eq, sql } from "drizzle-orm";
import { evidence, items } from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { removeObject } from "../../platform/object-store";
import { type ActContext, perform } from "../act";
import { type GivenFile, storeFile } from "../evidence/store-file";
import { listLaidFiles } from "./finding-files";
import { lockItem } from "./lock-open-item";

/** What an officer has before them changes: whoever looked at the item before decides on a stale record. */
async function renewItem({ tx }: ActContext, itemId: string): Promise<void> {
  await tx
    .update(items)
    .set({ version: sql`${items.version} + 1` })
    .where(eq(items.id, itemId));
}

/** An officer lays a file to an open item of the own department; the decision that burdens the person binds it for ever. Checklist AI-08, UP-01. */
export function attachFile(actor: Actor, { itemId, ...file }: GivenFile & { readonly itemId: string }) {
  return storeFile(actor, file, {
    act: "item.attach-file",
    async lock(context) {
      const locked = await lockItem(context, actor, itemId);
      return locked.ok ? ok({ applicationId: locked.value.application.id, itemId }) : locked;
    },
    async record(context) {
      await renewItem(context, itemId);
      return { item: itemId };
    },
  });
}

/** A file that no decision rests on is taken back; its row stays, its bytes go. */
export async function detachFile(actor: Actor, input: { readonly evidenceId: string }) {
  const removed = await perform<string>(
    actor,
    "item.detach-file",
    { kind: "evidence", id: input.evidenceId },
    async (context) => {
      const { tx, audit } = context;
      const [file] = await tx.select().from(evidence).where(eq(evidence.id, input.evidenceId));
      const locked = await lockItem(context, actor, file?.itemId ?? null);
      if (!locked.ok) return locked;
      const { item } = locked.value;
      if (!(await listLaidFiles(tx, item.id)).some(({ id }) => id === input.evidenceId)) return fail("evidence-in-use");
      await tx.update(evidence).set({ status: "removed" }).where(eq(evidence.id, input.evidenceId));
      await renewItem(context, item.id);
      await audit({ item: item.id });
      return ok(file?.objectKey ?? "");
    },
  );
  if (!removed.ok) return removed;
  await removeObject(removed.value);
  return ok(null);
}
