import { eq } from "drizzle-orm";
import {
  applications,
  claimEvidence,
  claims,
  evidence,
  items,
  materialEvidence,
  materialRequests,
} from "../../../db/schema";
import type { Actor } from "../../domain/access/authorize";
import { isOpenToOffice } from "../../domain/application/statuses";
import { fail, ok } from "../../domain/shared/result";
import { openBytes, openText } from "../../platform/crypto/field-encryption";
import { sha256Hex } from "../../platform/crypto/sha256";
import { getObject } from "../../platform/object-store";
import { perform } from "../act";

export type EvidenceFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/**
 * A file's plain bytes for its person, its township, or the departments whose items it supports; each reading is audited. Throws where the bytes
 * are not those whose digest was recorded.
 */
export function readEvidence(actor: Actor, input: { readonly evidenceId: string }) {
  return perform<EvidenceFile>(
    actor,
    "evidence.read",
    { kind: "evidence", id: input.evidenceId },
    async ({ tx, authorize, audit }) => {
      const [found] = await tx
        .select({ file: evidence, township: applications.township, status: applications.status })
        .from(evidence)
        .innerJoin(applications, eq(applications.id, evidence.applicationId))
        .where(eq(evidence.id, input.evidenceId));
      const departments = await tx
        .select({ department: items.department })
        .from(claimEvidence)
        .innerJoin(claims, eq(claims.id, claimEvidence.claimId))
        .innerJoin(items, eq(items.claimId, claims.id))
        .where(eq(claimEvidence.evidenceId, input.evidenceId))
        .union(
          tx
            .select({ department: items.department })
            .from(materialEvidence)
            .innerJoin(materialRequests, eq(materialRequests.id, materialEvidence.requestId))
            .innerJoin(items, eq(items.id, materialRequests.itemId))
            .where(eq(materialEvidence.evidenceId, input.evidenceId)),
        );
      const sent = found !== undefined && isOpenToOffice(found.status);
      const allowed = authorize(
        found === undefined
          ? {}
          : {
              ownerUserId: found.file.userId,
              ...(sent ? { township: found.township, departments: departments.map((one) => one.department) } : {}),
            },
      );
      if (!allowed.ok) return allowed;
      if (found?.file.status !== "stored" || found.file.keyId === null) return fail("not-found");
      const { id, objectKey, keyId, nameSealed, mediaType, sha256 } = found.file;
      const bytes = openBytes(await getObject(objectKey), keyId, `evidence.file:${id}`);
      if (sha256Hex(bytes) !== sha256) throw new Error(`evidence ${id}: the bytes are not those recorded`);
      await audit({ sha256 });
      return ok({ name: openText(nameSealed, `evidence.name:${id}`), mediaType, bytes });
    },
  );
}
