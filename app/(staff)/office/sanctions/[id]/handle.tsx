import { HiddenField, RadioGroup, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { deadlineInWords } from "@/lib/copy/dates";
import type { OfficeSanctionView } from "@/lib/usecases/sanction/read-sanction";
import { SANCTION_HEARING_WORKING_DAYS, SANCTION_OBJECTION_WORKING_DAYS } from "@/lib/usecases/sanction/terms";
import { decide, drop, hear, impose, propose } from "./actions";

type Props = { readonly view: OfficeSanctionView };

const CLOSED = {
  "own-case": "这是您本人的事项，请由同事办理。",
  "same-person": "有关的一项由您评定过，须由另一位工作人员办理。",
} as const;

const Ids = ({ view }: Props) => (
  <>
    <HiddenField name="sanctionId" value={view.id} />
    <HiddenField name="version" value={view.version} />
  </>
);

/** The next act of the office, or why this officer has none. */
export function Handle({ view }: Props) {
  if (view.closedBy !== null && (view.may.drop || view.effect !== null || view.status === "objected"))
    return <p className="note">{CLOSED[view.closedBy]}</p>;
  switch (view.status) {
    case "opened":
      return view.closedBy === null ? <Hear view={view} /> : null;
    case "hearing":
      return view.closedBy === null ? <Propose view={view} /> : null;
    case "proposed":
      return <Impose view={view} />;
    case "objected":
      return <Decide view={view} />;
    default:
      return null;
  }
}

function Hear({ view }: Props) {
  return (
    <section aria-labelledby="hear">
      <h2 id="hear">听取本人说明</h2>
      <p>{`告知本人上面“核查的内容”，本人有 ${SANCTION_HEARING_WORKING_DAYS} 个工作日说明，可以附材料，也可以到镇（街道）窗口办理。`}</p>
      <Form form="sanction" action={hear} labels={{}}>
        <Ids view={view} />
        <div className="buttons">
          <button className="button" type="submit">
            告知本人
          </button>
        </div>
      </Form>
    </section>
  );
}

function Propose({ view }: Props) {
  if (!view.heardOut || view.effect === null)
    return view.heardUntil === null ? null : (
      <p className="note">{`本人${deadlineInWords(view.heardUntil)}可以说明，收到说明或期限过后再提出处理。`}</p>
    );
  return (
    <section aria-labelledby="propose">
      <h2 id="propose">提出处理</h2>
      <Form form="proposeSanction" action={propose} labels={{ reason: "认定的事实和依据" }}>
        <Ids view={view} />
        <HiddenField name="effect" value={view.effect.digest} />
        <TextArea
          name="reason"
          label="认定的事实和依据"
          hint="回应本人的说明。由另一位工作人员决定，决定以后本人会看到"
        />
        <div className="buttons">
          <button className="button" type="submit">
            提出，送另一人决定
          </button>
        </div>
      </Form>
    </section>
  );
}

function Impose({ view }: Props) {
  if (!view.may.impose || view.effect === null)
    return <p className="note">由您立案或提出的，须由另一位工作人员决定。</p>;
  return (
    <section aria-labelledby="impose">
      <h2 id="impose">决定处理</h2>
      <p>{`同意的，上面的变化马上生效，本人收到短信，有 ${SANCTION_OBJECTION_WORKING_DAYS} 个工作日可以提出一次异议。不同意的，在下面写明理由，不作处理。`}</p>
      <Form form="imposeSanction" action={impose} labels={{}}>
        <Ids view={view} />
        <HiddenField name="effect" value={view.effect.digest} />
        <div className="buttons">
          <button className="button button-warning" type="submit">
            同意，作出处理
          </button>
        </div>
      </Form>
    </section>
  );
}

function Decide({ view }: Props) {
  if (!view.may.decide) return <p className="note">立案、提出和决定处理的工作人员都不能决定异议，须由其他同事办理。</p>;
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">决定异议</h2>
      <p>撤销的，申报恢复到处理以前，还能恢复的项目一并恢复，以后年度的限制取消。名额已给了别人的，不能恢复。</p>
      <Form form="decideSanction" action={decide} labels={{ decision: "决定", reason: "理由" }}>
        <Ids view={view} />
        <RadioGroup
          name="decision"
          label="决定"
          choices={[
            { value: "uphold", label: "维持处理" },
            { value: "lift", label: "撤销处理" },
          ]}
        />
        <TextArea name="reason" label="理由" hint="本人会看到。维持的，系统会附上行政复议和行政诉讼的途径" />
        <div className="buttons">
          <button className="button" type="submit">
            提交决定
          </button>
        </div>
      </Form>
    </section>
  );
}

/** Nothing follows: open to every officer who may handle the case, until it is imposed. */
export function Drop({ view }: Props) {
  if (!view.may.drop) return null;
  return (
    <Form form="dropSanction" action={drop} labels={{ reason: "不作处理的理由" }} fold="不作处理">
      <Ids view={view} />
      <TextArea name="reason" label="不作处理的理由" hint="如材料属实，或没有足够的依据。本人会看到" />
      <div className="buttons">
        <button className="button button-quiet" type="submit">
          结案，不作处理
        </button>
      </div>
    </Form>
  );
}
