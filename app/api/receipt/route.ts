import { readBehalf } from "@/lib/auth/desk-path";
import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { BEHALF } from "@/lib/forms/form-data";
import { readReceipt } from "@/lib/usecases/application/read-receipt";

/** The signed receipt as a file, or with ?content=1 what it was given for. */
export const GET = protectedHandler(async (actor, request) => {
  const query = new URL(request.url).searchParams;
  const read = await readReceipt({ ...actor, ...readBehalf(query.get(BEHALF)) });
  if (!read.ok) return refuse("not-found");
  const { receipt, file, content } = read.value;
  const wanted = query.has("content");
  return fileResponse(wanted ? content : file, {
    name: wanted ? `${receipt}-content.json` : `${receipt}.json`,
    mediaType: "application/json; charset=utf-8",
  });
});
