import { TaskList } from "@/app/_parts/task-list";
import { countdown, dayInWords, deadlineInWords } from "@/lib/copy/dates";
import type { Named } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiDay } from "@/lib/platform/clock";
import type { OwnApplicationView } from "@/lib/usecases/application/read-application";

const OPEN: Named = { name: "待补正", tone: "action" };
const CHANGED: Named = { name: "已改动", tone: "good" };

/** Everything that is missing at once, each with how to mend it and where; then send it in. */
export function SupplementList({
  base,
  application,
  today,
}: {
  readonly base: string;
  readonly application: OwnApplicationView;
  readonly today: string;
}) {
  const { supplement, rulebook, claims, reopened, township } = application;
  if (supplement === null) return null;
  const nameOf = (code: string) => rulebook.indicators.find((one) => one.code === code)?.name ?? code;
  return (
    <>
      <h1>补正申报</h1>
      <div className="note note-action">
        <p>
          {`${townshipName(township)}于${dayInWords(shanghaiDay(supplement.askedAt))}审核了您的申报，需要补正下面 ${supplement.points.length} 点。这是全部要补的内容。`}
        </p>
        <p>
          {`请在 ${deadlineInWords(supplement.dueOn)}送回（${countdown(today, supplement.dueOn)}）。到期没有送回的，按您已提交的内容审核，不会因此作废。`}
        </p>
      </div>
      <h2>要补正的内容</h2>
      <TaskList
        tasks={supplement.points.map(({ indicator, text }, index) =>
          indicator === null
            ? {
                name: `${index + 1}. 整份申报`,
                href: `${base}/application/claims`,
                detail: text,
                status: claims.some((claim) => claim.changed) ? CHANGED : OPEN,
              }
            : {
                name: `${index + 1}. ${nameOf(indicator)}`,
                href: `${base}/application/claims/${indicator}`,
                detail: text,
                status: claims.some((claim) => claim.indicator.code === indicator && claim.changed) ? CHANGED : OPEN,
              },
        )}
      />
      <p>
        {reopened === null ? "这次全部申报项都可以更改。" : "清单以外的内容不能更改，仍按您原来提交的办理。"}
        每改一项都会保存，可以随时离开，换一台设备接着改。
      </p>
      <p className="buttons">
        <a className="button" href={`${base}/application/check`}>
          核对并送回
        </a>
        <a href={`${base}/receipt`}>查看原来的回执</a>
      </p>
      <p className="quiet">
        看不明白的，请<a href="/contact">联系镇（街道）或积分办</a>。
      </p>
    </>
  );
}
