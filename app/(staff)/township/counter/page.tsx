import type { Metadata } from "next";
import { Checkbox, HiddenField, RadioGroup, SelectField, TextArea, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { StaffTable } from "@/app/_ui/staff-table";
import { requireActor, unitsOf } from "@/lib/auth/current-actor";
import { INTAKE_REASON_NAMES } from "@/lib/copy/counter";
import { instantInWords } from "@/lib/copy/dates";
import { DOCUMENT_NAMES } from "@/lib/copy/statuses";
import { DOCUMENT_KINDS } from "@/lib/domain/dossier/identity-number";
import { INTAKE_REASONS } from "@/lib/domain/dossier/intakes";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiInstant } from "@/lib/platform/clock";
import { listIntakes } from "@/lib/usecases/intake/read-intakes";
import { openIntake } from "./actions";

export const metadata: Metadata = { title: "窗口代办" };

const LABELS = {
  township: "镇（街道）",
  name: "姓名",
  documentKind: "证件类型",
  documentNumber: "证件号码",
  phone: "手机号",
  reason: "代办理由",
  note: "说明",
  present: "本人到场",
  consent: "本人同意",
};

/** The counter: registers a person who cannot use the portal, or finds one of the own township, and goes on where today's visits stand. */
export default async function CounterPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly over?: string }>;
}) {
  const actor = await requireActor("township-officer");
  const townships = unitsOf(actor, "township-officer");
  const today = await listIntakes(actor, townships);
  const [only, ...others] = townships;
  return (
    <>
      <h1>窗口代办</h1>
      <p>
        为没有手机、不便使用或不会使用平台的人办理。全部内容与网上办理相同，时间也相同；回执上写明由窗口代办和理由。登记签名确认积分，在
        <a href="/township/points?status=awaiting-confirmation">等待确认的积分</a>里办理。
      </p>
      {(await searchParams).over !== undefined && (
        <p className="note note-warning" role="status">
          窗口代办只在当天有效。请申请人到场，重新登记后再办理。
        </p>
      )}
      {today.length > 0 && (
        <StaffTable
          caption="我今天的代办，最近的在前"
          rows={today}
          keyOf={(row) => row.id}
          hrefOf={(row) => `/township/counter/${row.id}`}
          empty=""
          columns={[
            { head: "姓名", cell: (row) => row.name },
            { head: "理由", cell: (row) => INTAKE_REASON_NAMES[row.reason] },
            { head: "登记时间", cell: (row) => instantInWords(shanghaiInstant(row.openedAt)) },
          ]}
        />
      )}
      <h2>登记申请人</h2>
      <p className="quiet">按证件逐字填写。已经有档案的，按姓名和证件号码找到后接着办；没有的，新建。</p>
      <Form form="intake" action={openIntake} labels={LABELS}>
        {others.length === 0 ? (
          <HiddenField name="township" value={only ?? ""} />
        ) : (
          <SelectField
            name="township"
            label={LABELS.township}
            choices={townships.map((value) => ({ value, label: townshipName(value) }))}
          />
        )}
        <TextField name="name" label={LABELS.name} />
        <SelectField
          name="documentKind"
          label={LABELS.documentKind}
          choices={DOCUMENT_KINDS.map((value) => ({ value, label: DOCUMENT_NAMES[value] }))}
          defaultValue="identity-card"
        />
        <TextField name="documentNumber" label={LABELS.documentNumber} />
        <TextField
          name="phone"
          label="手机号（可不填）"
          hint="只填申请人自己的。登记后可以用它设置密码，自己登录查看；已经登记过的，不在这里更改"
          type="tel"
        />
        <RadioGroup
          name="reason"
          label={LABELS.reason}
          choices={INTAKE_REASONS.map((value) => ({ value, label: INTAKE_REASON_NAMES[value] }))}
        />
        <TextArea name="note" label="说明" hint="选“其他”的须写明" />
        <Checkbox name="present" label="申请人本人到场，已核对证件原件" />
        <Checkbox name="consent" label="已向本人说明个人信息怎样使用，本人同意由窗口代为办理" />
        <div className="buttons">
          <button className="button" type="submit">
            开始代办
          </button>
        </div>
      </Form>
    </>
  );
}
