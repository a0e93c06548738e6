import { HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { dayInWords } from "@/lib/copy/dates";
import { RETURN_ROWS } from "@/lib/forms/staff";
import { dueDays } from "@/lib/usecases/application/due-days";
import type { ApplicationView } from "@/lib/usecases/application/read-application";
import { giveBack, pass, refuse } from "./actions";
import { ReturnRows } from "./return-rows";

type Props = { readonly application: ApplicationView };

/** The three decisions: pass, return with one complete list, refuse with the reason. */
export async function Decisions({ application }: Props) {
  const lapsed = application.supplement?.ended === "lapsed";
  const { supplement: dueOn } = await dueDays();
  return (
    <>
      <h2>决定</h2>
      {application.dossierStatus === "active" ? (
        <Form form="firstReview" action={pass} labels={{}}>
          <Seen application={application} />
          <div className="buttons">
            <button className="button" type="submit">
              通过初审
            </button>
          </div>
        </Form>
      ) : (
        <p className="note note-warning">
          身份还没有确认，不能通过初审。请先在<a href="/township/identity">身份确认</a>里办理。
        </p>
      )}
      {lapsed ? (
        <p className="note">这份申报退回后没有按期补正，不能再次退回，请按现有内容决定。</p>
      ) : (
        <Return application={application} dueOn={dueOn} />
      )}
      <Form form="refuse" action={refuse} labels={{ reason: "原因" }} fold="不予通过">
        <p>原因会原样给申请人看，并写明提出异议的方法。缺材料、可以补的，请用“退回补正”。</p>
        <Seen application={application} />
        <TextArea name="reason" label="不予通过的原因" hint="写明依据哪一条、哪里不符" />
        <div className="buttons">
          <button className="button button-warning" type="submit">
            不予通过
          </button>
        </div>
      </Form>
    </>
  );
}

function Seen({ application }: Props) {
  return (
    <>
      <HiddenField name="applicationId" value={application.id} />
      <HiddenField name="version" value={application.version} />
    </>
  );
}

const ROW_LABELS = Object.fromEntries(
  Array.from({ length: RETURN_ROWS }, (_, row) => [
    [`about${row}`, `第 ${row + 1} 点，哪一项`],
    [`text${row}`, `第 ${row + 1} 点，缺什么`],
  ]).flat(),
);

function Return({ application, dueOn }: Props & { readonly dueOn: string }) {
  const { rulebook, applicantClass, claims } = application;
  const claimed = new Set(claims.map((claim) => claim.indicator.code));
  const own = rulebook.indicators.filter(
    (one) => one.claimedBy === "applicant" && one.effect === "award" && one.classes.includes(applicantClass),
  );
  const named = (codes: typeof own, suffix: string) =>
    codes.map((one) => ({ value: one.code, label: `${one.code} ${one.name}${suffix}` }));
  return (
    <Form form="returnList" action={giveBack} labels={ROW_LABELS} fold="退回补正">
      <p>
        {`请把缺的内容一次写全：每一点选择说的是哪一项，写明缺什么、怎么补。申请人只能更改清单列出的项；写“整份申报”的，全部可以更改。今天退回的，补正期限到 ${dayInWords(dueOn)}24:00。`}
      </p>
      <Seen application={application} />
      <ReturnRows
        choices={[
          ...named(
            own.filter((one) => claimed.has(one.code)),
            "",
          ),
          ...named(
            own.filter((one) => !claimed.has(one.code)),
            "（没有申报）",
          ),
        ]}
      />
      <div className="buttons">
        <button className="button" type="submit">
          退回补正
        </button>
      </div>
    </Form>
  );
}
