import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor } from "@/lib/auth/current-actor";
import { instantInWords, plainDay } from "@/lib/copy/dates";
import { SIGNOFF_STATE } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { sumOf } from "@/lib/domain/signoff/counts";
import { shanghaiInstant } from "@/lib/platform/clock";
import { isDue, listTownshipSignoffs } from "@/lib/usecases/signoff/list-signoffs";
import { DoneNote } from "../done-note";
import { sign } from "./actions";

export const metadata: Metadata = { title: "人数签核" };

type Props = { readonly searchParams: Promise<{ readonly done?: string }> };
type Listed = Awaited<ReturnType<typeof listTownshipSignoffs>>[number];
const isSigned = ({ signoff }: Listed) => signoff.state === "signed";

/** The numbers of the township's people in every closed project: to be signed for first, then what is signed. */
export default async function SignoffsPage({ searchParams }: Props) {
  const actor = await requireActor("township-officer");
  const listed = await listTownshipSignoffs(actor);
  const inOrder = [...listed].sort(
    (a, b) => Number(isSigned(a)) - Number(isSigned(b)) || Number(isDue(b.signoff)) - Number(isDue(a.signoff)),
  );
  return (
    <>
      <h1>人数签核</h1>
      <DoneNote done={(await searchParams).done} />
      <p>
        项目截止后，请核对本地申报人数并签核。各地都签核后才能排名，公示的人数以此为准。签核后人数有变动的，须重新签核。
      </p>
      {inOrder.length === 0 && <p className="note">还没有需要签核的项目。项目截止后会出现在这里。</p>}
      {inOrder.map((one) => (
        <Counted key={`${one.signoff.projectId} ${one.signoff.township}`} listed={one} />
      ))}
    </>
  );
}

function Counted({ listed: { signoff, project, classNames } }: { readonly listed: Listed }) {
  const { classes, township, state, by } = signoff;
  const total = sumOf(classes);
  const rows = [
    ...classes.map((one) => ({ ...one, name: classNames.get(one.class) ?? one.class })),
    { ...total, class: "", name: "合计" },
  ];
  const signed = by === null ? "" : `${by.name}，${instantInWords(shanghaiInstant(by.at))}`;
  return (
    <section>
      <h2>
        {`${project.name}（${townshipName(township)}）`} <StatusTag status={SIGNOFF_STATE[state]} />
      </h2>
      <StaffTable
        caption={`${plainDay(project.closesOn)}截止，按申报项数计`}
        rows={rows}
        keyOf={(row) => row.class}
        empty=""
        columns={[
          { head: "类别", cell: (row) => row.name },
          { head: "申报", number: true, cell: (row) => row.sent },
          { head: "参加排名", number: true, cell: (row) => row.standing },
          { head: "不参加", number: true, cell: (row) => row.leftOut },
        ]}
      />
      {total.underWay > 0 && <p className="note">{`还有 ${total.underWay} 项没有办完，办完后再签核。`}</p>}
      {state === "signed" && <p className="quiet">{`已签核：${signed}。`}</p>}
      {state === "changed" && (
        <p className="note note-warning">{`签核后人数有变动，须重新签核。上次签核：${signed}。`}</p>
      )}
      {isDue(signoff) && (
        <Form form="signoff" action={sign} labels={{}}>
          <HiddenField name="projectId" value={signoff.projectId} />
          <HiddenField name="township" value={township} />
          <HiddenField name="digest" value={signoff.digest} />
          <div className="buttons">
            <button className="button" type="submit">
              {`签核${project.name}的人数`}
            </button>
          </div>
        </Form>
      )}
    </section>
  );
}
