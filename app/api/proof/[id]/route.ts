import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { readOwnProof } from "@/lib/usecases/notice/read-own-proof";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The own proof of one row, as a file. */
export const GET = protectedHandler<{ readonly id: string }>(async (actor, _request, { id }) => {
  if (!UUID.test(id)) return refuse("not-found");
  const read = await readOwnProof(actor, { candidacyId: id });
  if (!read.ok) return refuse("not-found");
  return fileResponse(read.value.file, {
    name: `proof-${read.value.code}.json`,
    mediaType: "application/json; charset=utf-8",
  });
});
