import { readBehalf } from "@/lib/auth/desk-path";
import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { BEHALF } from "@/lib/forms/form-data";
import { readEvidence } from "@/lib/usecases/evidence/read-evidence";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One file for those who may see it: images inside the page, everything else as an attachment. */
export const GET = protectedHandler<{ readonly id: string }>(async (signedIn, request, { id }) => {
  if (!UUID.test(id)) return refuse("not-found");
  const actor = { ...signedIn, ...readBehalf(new URL(request.url).searchParams.get(BEHALF)) };
  const read = await readEvidence(actor, { evidenceId: id });
  if (!read.ok) return refuse("not-found");
  const { name, mediaType, bytes } = read.value;
  return fileResponse(bytes, { name, mediaType, inline: mediaType.startsWith("image/") });
});
