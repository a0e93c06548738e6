import type { Metadata } from "next";
import { requireActor, unitsOf } from "@/lib/auth/current-actor";
import { townshipName } from "@/lib/domain/dossier/townships";
import { countTownshipWork } from "@/lib/usecases/work/count-work";

export const metadata: Metadata = { title: "镇（街道）" };

/** What waits in the township. */
export default async function TownshipHome() {
  const actor = await requireActor("township-officer");
  const townships = unitsOf(actor, "township-officer");
  const work = await countTownshipWork(townships);
  const rows = [
    ["/township/identity", "等待确认身份的档案", work.identity],
    ["/township/reviews", "等待初审的申报", work.reviews],
    ["/township/points", "等待反馈的积分", work.points],
  ] as const;
  return (
    <>
      <h1>{townships.map(townshipName).join("、")}</h1>
      <h2>待办</h2>
      <ul className="counts">
        {rows.map(([href, name, count]) => (
          <li key={href}>
            <a href={href}>
              <strong>{count}</strong>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
