import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { readEvidence } from "@/lib/usecases/evidence/read-evidence";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One file for those who may see it: images inside the page, everything else as an attachment. */
export const GET = protectedHandler<{ readonly id: string }>(async (actor, _request, { id }) => {
  if (!UUID.test(id)) return refuse("not-found");
  const read = await readEvidence(actor, { evidenceId: id });
  if (!read.ok) return refuse("not-found");
  const { name, mediaType, bytes } = read.value;
  return fileResponse(bytes, { name, mediaType, inline: mediaType.startsWith("image/") });
});
