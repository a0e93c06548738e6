import { asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { evidence, items, materialEvidence, materialRequests } from "../../../db/schema";
import { openText } from "../../platform/crypto/field-encryption";

export type MaterialView = {
  readonly id: string;
  readonly itemId: string;
  readonly indicator: string;
  readonly text: string;
  readonly askedAt: Date;
  readonly dueOn: string;
  readonly answeredAt: Date | null;
  readonly answer: string | null;
  readonly files: readonly { readonly id: string; readonly name: string; readonly mediaType: string }[];
};

/** Requests for material on one item, or on all items of an application, with their answers; oldest first. */
export async function readMaterial(
  reader: Reader,
  scope: { readonly itemId: string } | { readonly applicationId: string },
): Promise<readonly MaterialView[]> {
  const rows = await reader
    .select({ request: materialRequests, indicator: items.indicator })
    .from(materialRequests)
    .innerJoin(items, eq(items.id, materialRequests.itemId))
    .where("itemId" in scope ? eq(items.id, scope.itemId) : eq(items.applicationId, scope.applicationId))
    .orderBy(asc(materialRequests.askedAt), asc(materialRequests.id));
  const files = await reader
    .select({ requestId: materialEvidence.requestId, file: evidence })
    .from(materialEvidence)
    .innerJoin(evidence, eq(evidence.id, materialEvidence.evidenceId))
    .where(
      inArray(
        materialEvidence.requestId,
        rows.map(({ request }) => request.id),
      ),
    );
  return rows.map(({ request, indicator }) => ({
    id: request.id,
    itemId: request.itemId,
    indicator,
    text: openText(request.textSealed, `material_requests.text:${request.id}`),
    askedAt: request.askedAt,
    dueOn: request.dueOn,
    answeredAt: request.answeredAt,
    answer:
      request.answerSealed === null ? null : openText(request.answerSealed, `material_requests.answer:${request.id}`),
    files: files
      .filter(({ requestId }) => requestId === request.id)
      .map(({ file }) => ({
        id: file.id,
        name: openText(file.nameSealed, `evidence.name:${file.id}`),
        mediaType: file.mediaType,
      })),
  }));
}
