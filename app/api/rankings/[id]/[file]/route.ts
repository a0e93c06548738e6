import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { exportRanking, RANKING_FILES } from "@/lib/usecases/ranking/export-ranking";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A contract file of a ranking run, for the points office. */
export const GET = protectedHandler<{ readonly id: string; readonly file: string }>(async (actor, _request, params) => {
  const file = RANKING_FILES.find((one) => one === params.file);
  if (!UUID.test(params.id) || file === undefined) return refuse("not-found");
  const read = await exportRanking(actor, { runId: params.id, file });
  if (!read.ok) return refuse(read.error === "forbidden" ? "not-found" : read.error);
  return fileResponse(read.value.text, {
    name: file,
    mediaType: file.endsWith(".ndjson") ? "application/x-ndjson; charset=utf-8" : "application/json; charset=utf-8",
  });
});
