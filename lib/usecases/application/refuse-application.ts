import { eq, sql } from "drizzle-orm";
import { applications } from "../../../db/schema";
import { dropDraftClaims } from "../../../db/writes/claims";
import type { Actor } from "../../domain/access/authorize";
import { fail, ok } from "../../domain/shared/result";
import { sealText } from "../../platform/crypto/field-encryption";
import { tellPerson } from "../accounts/messages";
import { perform } from "../act";
import { lockTownshipApplication, type TownshipStep } from "./lock-township-application";

/** The township refuses an application, with the reason and the way to object. The person is told. Source: domain.md, Application. */
export function refuseApplication(actor: Actor, input: TownshipStep & { readonly reason: string }) {
  return perform<null>(
    actor,
    "application.refuse",
    { kind: "application", id: input.applicationId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockTownshipApplication(context, actor, input, "refuse");
      if (!locked.ok) return locked;
      const { application, next } = locked.value;
      if (input.reason === "") return fail("reason-required");
      if (application.correcting) await dropDraftClaims(tx, application.id);
      await tx
        .update(applications)
        .set({
          status: next,
          correcting: false,
          refusalSealed: sealText(input.reason, `applications.refusal:${application.id}`),
          statusSince: now,
          version: sql`${applications.version} + 1`,
        })
        .where(eq(applications.id, application.id));
      await tellPerson(tx, application.userId, "application-refused", {});
      await audit({ from: application.status, to: next });
      return ok(null);
    },
  );
}
