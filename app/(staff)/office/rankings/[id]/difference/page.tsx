import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { BackLink } from "@/app/_ui/back-link";
import { Pager } from "@/app/_ui/pager";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { instantInWords } from "@/lib/copy/dates";
import { causeText, differenceNames, type ReasonNames, reasonText } from "@/lib/copy/difference";
import { standingText } from "@/lib/copy/ranking";
import { shanghaiDay, shanghaiInstant } from "@/lib/platform/clock";
import { compareRuns } from "@/lib/usecases/ranking/compare-runs";
import type { ListedRun } from "@/lib/usecases/ranking/open-runs";
import { CompareForm } from "../compare-form";

export const metadata: Metadata = { title: "两次排名的差别" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly from?: string; readonly to?: string; readonly after?: string }>;
};

/** A number of an address; anything else is as if it were not there. */
const readNumber = (text: string | undefined) => (/^\d{1,10}$/.test(text ?? "") ? Number(text) : null);

/** The difference of two runs of a project: everybody who stands elsewhere, and why. */
export default async function DifferencePage({ params, searchParams }: Props) {
  const actor = await requireActor("points-office-officer");
  const { from, to, after } = await searchParams;
  const at = readNumber(after) ?? 0;
  const read = await compareRuns(actor, {
    projectId: recordIdOf((await params).id),
    from: readNumber(from),
    to: readNumber(to),
    after: at,
  });
  if (!read.ok) notFound();
  const view = read.value;
  const names = differenceNames(view);
  const poolName = (code: string) => names.pools.get(code) ?? code;
  const query = `from=${view.from.version}&to=${view.to.version}`;
  return (
    <>
      <BackLink href={`/office/rankings/${view.project.id}`} name="返回排名" />
      <h1>{`${view.project.name}：第 ${view.from.version} 次与第 ${view.to.version} 次排名的差别`}</h1>
      <p>
        {runText(view.from)}
        <br />
        {runText(view.to)}
      </p>
      <CompareForm projectId={view.project.id} runs={view.all} from={view.from.version} to={view.to.version} />
      {view.count > 0 && (
        <p>
          <a href={`/api/differences/${view.project.id}/list.csv?${query}`}>下载全部差别（CSV）</a>
        </p>
      )}
      <StaffTable
        caption={`有差别的，共 ${view.count} 项`}
        rows={view.people}
        keyOf={(row) => row.receipt}
        empty="没有差别：每个人的分类、名次、总分和结果都一样。"
        columns={[
          { head: "受理号", cell: (row) => <span className="code">{row.receipt}</span> },
          { head: "姓名", cell: (row) => <span className="code">{row.name}</span> },
          { head: "前一次", cell: (row) => standingText(row.before, poolName) },
          { head: "后一次", cell: (row) => standingText(row.now, poolName) },
          { head: "原因", cell: (row) => <Why row={row} names={names} /> },
        ]}
      />
      <Pager
        base={`/office/rankings/${view.project.id}/difference?${query}`}
        paged={at > 0}
        next={view.next === null ? null : String(view.next)}
      />
    </>
  );
}

const runText = ({ version, preparedAt, preparedBy, notice }: ListedRun) =>
  `第 ${version} 次：${preparedBy}，${instantInWords(shanghaiInstant(preparedAt))}，${notice ?? "未公示"}。`;

type Row = Extract<Awaited<ReturnType<typeof compareRuns>>, { ok: true }>["value"]["people"][number];

function Why({ row, names }: { readonly row: Row; readonly names: ReasonNames }) {
  const causes = row.causes.map((one) => causeText({ ...one, day: shanghaiDay(one.at) }, names));
  return (
    <>
      {row.reasons.map((one) => reasonText(one, names)).join("；")}
      {causes.length > 0 && <div className="quiet small">{causes.join("；")}</div>}
    </>
  );
}
