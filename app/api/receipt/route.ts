import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { readReceipt } from "@/lib/usecases/application/read-receipt";

/** The signed receipt as a file, or with ?content=1 what it was given for. */
export const GET = protectedHandler(async (actor, request) => {
  const read = await readReceipt(actor);
  if (!read.ok) return refuse("not-found");
  const { receipt, file, content } = read.value;
  const wanted = new URL(request.url).searchParams.has("content");
  return fileResponse(wanted ? content : file, {
    name: wanted ? `${receipt}-content.json` : `${receipt}.json`,
    mediaType: "application/json; charset=utf-8",
  });
});
