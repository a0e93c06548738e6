import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BackLink } from "@/app/_ui/back-link";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { mostText } from "@/lib/copy/questions";
import { claimableBy, putAside } from "@/lib/domain/application/questions";
import { mostOfSection } from "@/lib/domain/rulebook/most-points";
import { type OwnApplicationView, readOwnApplication } from "@/lib/usecases/application/read-application";
import { estimateOwn } from "@/lib/usecases/scoring/estimate-own";
import { EstimatePanel } from "../estimate";
import { ClaimList } from "./claim-list";

export const metadata: Metadata = { title: "填写申报项" };

/** The indicators that can apply to the person, by section, with what each may bring; the others behind a fold. */
export default async function ClaimsPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.filling === null) redirect(`${base}/application`);
  const application = read.value;
  const { rulebook, applicantClass, claims, reopened, filling, questions, answers } = application;
  const estimates = await estimateOwn(actor);
  const back = filling === "supplement" ? "返回补正清单" : "返回任务清单";
  const claimed = new Set(claims.map((claim) => claim.indicator.code));
  const claimable = claimableBy(rulebook, applicantClass);
  const aside = putAside(questions, answers, (code) => claimed.has(code) || reopened?.has(code) === true);
  const asked = new Set(questions.map((one) => one.section));
  const hidden = claimable.filter((one) => aside.has(one.code));
  return (
    <>
      <BackLink href={`${base}/application`} name={back} />
      <h1>填写申报项</h1>
      <p>
        只填写与您有关的。不清楚的可以选“请部门核查”，部门已经掌握的信息不需要您提供。扣分项和核查项由部门查询，不用填写。
      </p>
      <Answered base={base} application={application} shown={claimable.length - hidden.length} />
      <EstimatePanel estimates={estimates.ok ? estimates.value : null} rulebook={rulebook} />
      {rulebook.sections.map(({ code, name }) => {
        const all = claimable.filter((one) => one.section === code);
        const own = all.filter((one) => !aside.has(one.code));
        if (own.length === 0) return null;
        const filled = own.filter((one) => claimed.has(one.code)).length;
        return (
          <details key={code} open={filled > 0 || !asked.has(code) || answers.get(code) === "yes"}>
            <summary>
              <span>
                <strong>{name}</strong>
                <span className="quiet">
                  {` ${mostText(mostOfSection(rulebook, code, all))}，已填 ${filled} 项，共 ${own.length} 项`}
                </span>
              </span>
            </summary>
            <ClaimList base={base} application={application} indicators={own} />
          </details>
        );
      })}
      {hidden.length > 0 && (
        <details className="put-aside">
          <summary>{`您答了“没有”的项目（${hidden.length} 项）`}</summary>
          <p className="quiet">有要填的，也可以直接从这里填写。</p>
          <ClaimList base={base} application={application} indicators={hidden} />
        </details>
      )}
      <p className="buttons">
        <a className="button" href={`${base}/application`}>
          {back}
        </a>
      </p>
    </>
  );
}

/** Whether the questions are answered, and the way to them. */
function Answered({
  base,
  application: { questions, answers },
  shown,
}: {
  readonly base: string;
  readonly application: OwnApplicationView;
  readonly shown: number;
}) {
  if (questions.length === 0) return null;
  if (answers.size === 0)
    return (
      <p className="note note-action">
        {`这里列出了全部 ${shown} 项。`}
        <a href={`${base}/application/questions`}>先回答几个问题</a>，就只看与您有关的。
      </p>
    );
  return (
    <p>
      {`按您的回答列出 ${shown} 项。`}
      <a href={`${base}/application/questions`}>更改回答</a>
    </p>
  );
}
