import { HiddenField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { instantInWords } from "@/lib/copy/dates";
import { shanghaiInstant } from "@/lib/platform/clock";
import type { LotView } from "@/lib/usecases/lot/read-lot";
import type { RankingView } from "@/lib/usecases/ranking/read-ranking";
import { enterNumber } from "./actions";

const by = ({ by, at }: NonNullable<LotView["newest"]>) => `${by}，${instantInWords(shanghaiInstant(at))}`;

/** The announced number for lots: two officers enter it, each alone; what the first entered is shown to nobody before. */
export function Lot({
  lot,
  project,
  officer,
}: {
  readonly lot: RankingView["lot"];
  readonly project: RankingView["project"];
  readonly officer: string;
}) {
  if (lot === null || lot.listDigest === null) return null;
  const { newest } = lot;
  const waits = newest?.result === "first";
  return (
    <>
      <h2>摇号</h2>
      <SummaryList
        rows={[
          { name: "公布的公开数字", value: lot.announced },
          { name: "截止时固定的名单摘要", value: <span className="digest">{lot.listDigest}</span> },
          ...(newest?.number == null
            ? []
            : [{ name: "登记的数字", value: `${newest.number}（两次登记一致，${by(newest)}）` }]),
        ]}
      />
      {newest?.result === "differed" && (
        <p className="note note-warning">{`两次登记的数字不一致，没有记录（${by(newest)}）。请两位工作人员核对公布的数字后，分别重新登记。`}</p>
      )}
      {waits && newest.byId === officer && (
        <p className="note">您已登记。请由另一位工作人员独立登记一次，不要把您登记的数字告诉对方。</p>
      )}
      {lot.seed === null && project.status === "closed" && !(waits && newest.byId === officer) && (
        <Form form="lot" action={enterNumber} labels={{ number: "公开数字" }}>
          <HiddenField name="projectId" value={project.id} />
          <TextField
            name="number"
            label="公开数字"
            hint={
              waits
                ? `${newest.by}已登记一次。请您按公布的数字独立登记，两次一致才生效`
                : "按公布的次序填写，数字之间空一格，如 08 15 22"
            }
          />
          <div className="buttons">
            <button className="button" type="submit">
              登记数字
            </button>
          </div>
        </Form>
      )}
    </>
  );
}
