import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import { ITEM_OUTCOME_NAMES } from "@/lib/copy/statuses";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readOwnScore, type ScoreView } from "@/lib/usecases/scoring/read-score";
import { disagree } from "./actions";

export const metadata: Metadata = { title: "不同意某一项" };

/** The lines that can be disagreed with, each with a place for the reason, and what happens then. */
export default async function DisagreePage() {
  const actor = await requireActor("applicant");
  const read = await readOwnScore(actor);
  if (!read.ok || read.value === null || !read.value.can.disagree) redirect("/applicant/score");
  const view = read.value;
  const { day } = await officeDay();
  const lines = linesOf(view);
  const open = lines.filter((line) => !line.rechecked);
  return (
    <>
      <BackLink href="/applicant/score" name="返回积分" />
      <h1>不同意某一项</h1>
      <p>
        {`在不同意的项目下写明理由，同意的留空。${view.confirmBy === null ? "" : `${deadlineInWords(view.confirmBy)}可以提出（${countdown(day, view.confirmBy)}）。`}`}
      </p>
      <h2>提出以后</h2>
      <ol>
        <li>您写明理由的项目，由部门的另一位工作人员重新评定；其他项目不变。</li>
        <li>新的结果可能比现在高，也可能比现在低，以新的结果为准。</li>
        <li>复核后重新反馈积分并短信通知您，您再核对和确认。在那以前不用确认。</li>
        <li>每一项只复核一次。</li>
      </ol>
      {open.length === 0 ? (
        <p className="note">
          各项都已复核过。请<a href="/applicant/score">返回确认积分</a>；仍有不同意见的，可以在公示期间提出异议。
        </p>
      ) : (
        <Form
          form="disagree"
          action={disagree}
          labels={Object.fromEntries(open.map((line) => [`reason-${line.itemId}`, line.name]))}
        >
          <HiddenField name="version" value={view.version} />
          {open.map((line) => (
            <TextArea key={line.itemId} name={`reason-${line.itemId}`} label={line.name} hint={line.hint} />
          ))}
          <div className="buttons">
            <button className="button" type="submit">
              提交不同意见
            </button>
          </div>
        </Form>
      )}
      {lines.some((line) => line.rechecked) && (
        <p className="quiet">
          {`已经复核过的：${lines
            .filter((line) => line.rechecked)
            .map((line) => line.name)
            .join("、")}。`}
        </p>
      )}
    </>
  );
}

/** Claims as they were decided, and what was found against the person; "nothing found" is nothing to disagree with. */
function linesOf(view: ScoreView) {
  const [score] = view.scores;
  return view.decisions
    .filter(({ outcome }) => outcome !== "nothing-found" && outcome !== "passed")
    .map(({ itemId, indicator, outcome, reason }) => {
      const points = score?.lines.find((line) => line.indicator === indicator)?.points;
      const hint = [
        ITEM_OUTCOME_NAMES[outcome],
        ...(points === undefined ? [] : [`${points} 分`]),
        ...(reason === null ? [] : [`部门的说明：${reason}`]),
      ].join("，");
      return {
        itemId,
        name: view.rulebook.indicators.find((one) => one.code === indicator)?.name ?? indicator,
        hint,
        rechecked: view.rechecked.includes(itemId),
      };
    });
}
