import type { Metadata } from "next";
import { requireActor, unitsOf } from "@/lib/auth/current-actor";
import { townshipName } from "@/lib/domain/dossier/townships";
import { isDue, listTownshipSignoffs } from "@/lib/usecases/signoff/list-signoffs";
import { countTownshipWork, type Waiting } from "@/lib/usecases/work/count-work";

export const metadata: Metadata = { title: "镇（街道）" };

type Row = { readonly href: string; readonly name: string; readonly waiting: Waiting; readonly late?: string };

/** What waits in the township and what lies longer than its days; then what waits for the people. */
export default async function TownshipHome() {
  const actor = await requireActor("township-officer");
  const townships = unitsOf(actor, "township-officer");
  const work = await countTownshipWork(townships);
  const unsigned = (await listTownshipSignoffs(actor)).filter(({ signoff }) => isDue(signoff)).length;
  return (
    <>
      <h1>{townships.map(townshipName).join("、")}</h1>
      <h2>待办</h2>
      <Counts
        rows={[
          {
            href: "/township/identity",
            name: "等待确认身份的档案",
            waiting: work.identity,
            late: "/township/identity",
          },
          {
            href: "/township/reviews",
            name: "等待初审的申报",
            waiting: work.reviews,
            late: "/township/reviews?status=submitted&overdue=yes",
          },
          {
            href: "/township/points",
            name: "等待反馈的积分",
            waiting: work.points,
            late: "/township/points?status=scored&overdue=yes",
          },
          { href: "/township/signoffs", name: "等待签核人数的项目", waiting: { count: unsigned, overdue: 0 } },
        ]}
      />
      <h2>等待居民</h2>
      <Counts
        rows={[
          { href: "/township/reviews?status=supplementing", name: "正在补正的申报", waiting: work.supplements },
          {
            href: "/township/points?status=awaiting-confirmation",
            name: "等待确认的积分",
            waiting: work.confirmations,
          },
        ]}
      />
      <p className="quiet">身份确认和初审超过 5 个工作日、反馈积分超过 3 个工作日的，算作超期。</p>
    </>
  );
}

function Counts({ rows }: { readonly rows: readonly Row[] }) {
  return (
    <ul className="counts">
      {rows.map(({ href, name, waiting, late }) => (
        <li key={href}>
          <a href={href}>
            <strong>{waiting.count}</strong>
            {name}
          </a>
          {late !== undefined && waiting.overdue > 0 && (
            <a href={late} className="overdue">{`其中超期 ${waiting.overdue} 件`}</a>
          )}
        </li>
      ))}
    </ul>
  );
}
