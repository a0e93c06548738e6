import { Facts } from "@/app/_parts/facts";
import { StatusTag } from "@/app/_parts/status-tag";
import { SummaryList } from "@/app/_ui/summary-list";
import { dayInWords } from "@/lib/copy/dates";
import { CANDIDACY_STATUS_FOR_STAFF } from "@/lib/copy/statuses";
import { shanghaiDay } from "@/lib/platform/clock";
import type { ApplicationView } from "@/lib/usecases/application/read-application";

/** What was sent: claims with facts, the projects, and the list that was sent to the person before, if any. */
export function Sent({ application }: { readonly application: ApplicationView }) {
  return (
    <>
      {application.supplement !== null && <Earlier application={application} />}
      {application.refusal !== null && <p className="note">{`不予通过的原因：${application.refusal}`}</p>}
      <h2 id="claims">申报项</h2>
      <SummaryList
        rows={application.claims.map((claim) => ({
          name: `${claim.indicator.code} ${claim.indicator.name}`,
          value: (
            <>
              <Facts indicator={claim.indicator} items={claim.items} pleaseCheck={claim.pleaseCheck} />
              {claim.note !== null && <p>{`说明：${claim.note}`}</p>}
            </>
          ),
          aside: claim.evidence.map((file) => (
            <a key={file.id} href={`/township/reviews/${application.id}?file=${file.id}`}>
              {file.name}
            </a>
          )),
        }))}
      />
      <h2>服务项目</h2>
      <ul>
        {application.candidacies.map((one) => (
          <li key={one.id}>
            {`${one.project}${one.child === null ? "" : `（${one.child}）`} `}
            <StatusTag status={CANDIDACY_STATUS_FOR_STAFF[one.status]} />
          </li>
        ))}
      </ul>
    </>
  );
}

const ENDED: Readonly<Record<string, string>> = {
  "sent-in": "申请人已补正送回。",
  lapsed: "期限已过，申请人没有补正，请按现有内容办理。",
};

function Earlier({ application }: { readonly application: ApplicationView }) {
  const { supplement, rulebook } = application;
  if (supplement === null) return null;
  const nameOf = (code: string | null) =>
    code === null ? "整份申报" : (rulebook.indicators.find((one) => one.code === code)?.name ?? code);
  return (
    <section className="note" aria-labelledby="earlier">
      <h2 id="earlier">已退回补正一次</h2>
      <p>
        {`${dayInWords(shanghaiDay(supplement.askedAt))}退回，期限 ${dayInWords(supplement.dueOn)}24:00。${supplement.ended === null ? "等待申请人补正。" : ENDED[supplement.ended]}`}
      </p>
      <ul>
        {supplement.points.map((point) => (
          <li key={`${point.indicator}${point.text}`}>{`${nameOf(point.indicator)}：${point.text}`}</li>
        ))}
      </ul>
    </section>
  );
}
