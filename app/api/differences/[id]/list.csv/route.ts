import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { causeText, differenceNames, reasonText } from "@/lib/copy/difference";
import { standingText } from "@/lib/copy/ranking";
import { csvLines, csvText } from "@/lib/documents/csv";
import { shanghaiDay } from "@/lib/platform/clock";
import { exportDifference } from "@/lib/usecases/ranking/compare-runs";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEAD = ["受理号", "姓名", "前一次", "后一次", "原因", "有关认定"];
const numberOf = (text: string | null) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : null);

/** The difference of two runs of a project, whole, a page of people at a time. */
export const GET = protectedHandler<{ readonly id: string }>(async (actor, request, params) => {
  if (!UUID.test(params.id)) return refuse("not-found");
  const query = new URL(request.url).searchParams;
  const runs = { from: numberOf(query.get("from")), to: numberOf(query.get("to")) };
  const read = await exportDifference(actor, { projectId: params.id, ...runs });
  if (!read.ok) return refuse(read.error === "forbidden" ? "not-found" : read.error);
  const { project, from, to, pages } = read.value;
  const names = differenceNames(read.value);
  const poolName = (code: string) => names.pools.get(code) ?? code;
  async function* texts() {
    yield csvText([HEAD]);
    for await (const people of pages())
      yield csvLines(
        people.map((one) => [
          one.receipt,
          one.name,
          standingText(one.before, poolName),
          standingText(one.now, poolName),
          one.reasons.map((reason) => reasonText(reason, names)).join("；"),
          one.causes.map((cause) => causeText({ ...cause, day: shanghaiDay(cause.at) }, names)).join("；"),
        ]),
      );
  }
  const name = `${project.name}第${from.version}次与第${to.version}次排名的差别.csv`;
  return fileResponse(texts(), { name, mediaType: "text/csv; charset=utf-8" });
});
