import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { readAttachment } from "@/lib/usecases/attachment/read-attachment";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A file beside a run, for the points office, before everybody can have it. */
export const GET = protectedHandler<{ readonly id: string }>(async (actor, _request, { id }) => {
  if (!UUID.test(id)) return refuse("not-found");
  const read = await readAttachment(actor, { attachmentId: id });
  return read.ok
    ? fileResponse(read.value.bytes, read.value)
    : refuse(read.error === "forbidden" ? "not-found" : read.error);
});
