import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Facts } from "@/app/_parts/facts";
import { TaskList } from "@/app/_parts/task-list";
import { BackLink } from "@/app/_ui/back-link";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { ruleText } from "@/lib/copy/rules";
import type { Named } from "@/lib/copy/statuses";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { estimateOwn } from "@/lib/usecases/scoring/estimate-own";
import { EstimatePanel } from "../estimate";

export const metadata: Metadata = { title: "填写申报项" };

const FILLED: Named = { name: "已填写", tone: "good" };
const FIXED: Named = { name: "不能更改", tone: "plain" };
const NOT_FILLED: Named = { name: "未填写", tone: "plain" };

/** Only the indicators that the person's class can claim, by section, with what each may bring. */
export default async function ClaimsPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.filling === null) redirect(`${base}/application`);
  const { rulebook, applicantClass, claims, reopened, filling } = read.value;
  const estimates = await estimateOwn(actor);
  const back = filling === "supplement" ? "返回补正清单" : "返回任务清单";
  const claimable = rulebook.indicators.filter(
    (one) => one.classes.includes(applicantClass) && one.claimedBy === "applicant" && one.effect === "award",
  );
  const claimed = new Map(claims.map((claim) => [claim.indicator.code, claim]));
  return (
    <>
      <BackLink href={`${base}/application`} name={back} />
      <h1>填写申报项</h1>
      <p>
        只填写与您有关的。不清楚的可以选“请部门核查”，部门已经掌握的信息不需要您提供。扣分项和核查项由部门查询，不用填写。
      </p>
      <EstimatePanel estimates={estimates.ok ? estimates.value : null} rulebook={rulebook} />
      {rulebook.sections.map((section) => {
        const own = claimable.filter((one) => one.section === section.code);
        if (own.length === 0) return null;
        const filled = own.filter((one) => claimed.has(one.code)).length;
        return (
          <details key={section.code} open={filled > 0 || ["quality", "insurance", "residence"].includes(section.code)}>
            <summary>
              <strong>{section.name}</strong> <span className="quiet">{`已填 ${filled} 项，共 ${own.length} 项`}</span>
            </summary>
            <TaskList
              tasks={own.map((one) => {
                const claim = claimed.get(one.code);
                return {
                  name: one.name,
                  ...(reopened === null || reopened.has(one.code)
                    ? { href: `${base}/application/claims/${one.code}` }
                    : {}),
                  detail: (
                    <>
                      <p>{ruleText(one)}</p>
                      {claim !== undefined && (
                        <Facts indicator={one} items={claim.items} pleaseCheck={claim.pleaseCheck} />
                      )}
                    </>
                  ),
                  status:
                    reopened !== null && !reopened.has(one.code) ? FIXED : claim === undefined ? NOT_FILLED : FILLED,
                };
              })}
            />
          </details>
        );
      })}
      <p className="buttons">
        <a className="button" href={`${base}/application`}>
          {back}
        </a>
      </p>
    </>
  );
}
