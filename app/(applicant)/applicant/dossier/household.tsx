import { Checkbox, SelectField, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { RELATION_NAMES } from "@/lib/copy/statuses";
import { MEMBER_RELATIONS } from "@/lib/domain/dossier/household";
import type { DossierView } from "@/lib/usecases/dossier/read-dossier";
import { addOwnMember } from "./actions";

/** Spouse and children, and the form that adds one. */
export function Household({ dossier }: { readonly dossier: DossierView }) {
  return (
    <>
      <h2>家庭成员</h2>
      <p>申报积分入学的，先在这里添加子女或被监护人；有配偶的，一并添加，便于核对。家庭成员的信息不会公开。</p>
      {dossier.members.length > 0 && (
        <SummaryList
          rows={dossier.members.map(({ relation, name, document }) => ({
            name: RELATION_NAMES[relation],
            value: `${name}（${document}）`,
          }))}
        />
      )}
      <h3>添加家庭成员</h3>
      <Form
        form="member"
        action={addOwnMember}
        labels={{ relation: "与您的关系", name: "姓名", documentNumber: "身份证号", guardian: "监护人同意" }}
      >
        <SelectField
          name="relation"
          label="与您的关系"
          choices={MEMBER_RELATIONS.map((value) => ({ value, label: RELATION_NAMES[value] }))}
        />
        <TextField name="name" label="姓名" />
        <TextField name="documentNumber" label="身份证号" />
        <Checkbox name="guardian" label="添加子女或被监护人的：我是其监护人，同意为办理申报处理其姓名和身份证号" />
        <p className="quiet">不同意在网上填写的，可以到居住地的镇（街道）窗口办理。</p>
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            添加
          </button>
        </div>
      </Form>
    </>
  );
}
