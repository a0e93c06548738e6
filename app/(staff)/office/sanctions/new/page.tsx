import type { Metadata } from "next";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, SelectField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { findGrounds, type SanctionGrounds } from "@/lib/usecases/sanction/open-sanction";
import { SANCTION_HEARING_WORKING_DAYS } from "@/lib/usecases/sanction/terms";
import { open } from "./actions";

export const metadata: Metadata = { title: "立案核查" };

type Props = { readonly searchParams: Promise<{ readonly receipt?: string }> };

/** A case of false evidence begins with the application's receipt; then the line or the file, and what is said of it. */
export default async function NewSanctionPage({ searchParams }: Props) {
  const actor = await requireActor("points-office-officer");
  const receipt = ((await searchParams).receipt ?? "").slice(0, 40);
  const found = receipt === "" ? null : await findGrounds(actor, { receipt });
  return (
    <>
      <BackLink href="/office/sanctions" name="返回列表" />
      <h1>立案核查</h1>
      <form action="/office/sanctions/new" method="get">
        <div className="field">
          <label htmlFor="receipt">受理号</label>
          <p className="hint" id="receipt-hint">
            回执上的受理号，或排名结果里的受理号
          </p>
          <input
            className="input"
            id="receipt"
            name="receipt"
            defaultValue={receipt}
            aria-describedby="receipt-hint"
            autoComplete="off"
          />
        </div>
        <div className="buttons">
          <button className={found?.ok === true ? "button button-quiet" : "button"} type="submit">
            查找
          </button>
        </div>
      </form>
      {found !== null && !found.ok && (
        <p className="note note-warning" role="alert">
          {ERROR_TEXTS[found.error]}
        </p>
      )}
      {found?.ok === true && <Open grounds={found.value} />}
    </>
  );
}

function Open({ grounds }: { readonly grounds: SanctionGrounds }) {
  return (
    <section aria-labelledby="open">
      <h2 id="open">{`${grounds.name}，${grounds.year} 年度申报`}</h2>
      <p>{`立案以后先告知本人，本人有 ${SANCTION_HEARING_WORKING_DAYS} 个工作日说明；之后由一位工作人员提出处理，另一位决定。`}</p>
      <Form
        form="openSanction"
        action={open}
        labels={{ itemId: "哪一项", evidenceId: "哪一份材料", ground: "核查的内容" }}
      >
        <HiddenField name="applicationId" value={grounds.applicationId} />
        <HiddenField name="version" value={grounds.version} />
        <SelectField
          name="itemId"
          label="哪一项"
          hint="一项事实或一份材料，至少选一样"
          choices={grounds.lines.map((one) => ({ value: one.itemId, label: `${one.code} ${one.name}` }))}
        />
        <SelectField
          name="evidenceId"
          label="哪一份材料"
          choices={grounds.files.map((one) => ({ value: one.id, label: one.name }))}
        />
        <TextArea name="ground" label="核查的内容" hint="哪里可能不真实、依据是什么。本人会看到，不要写出举报人" />
        <div className="buttons">
          <button className="button" type="submit">
            立案
          </button>
        </div>
      </Form>
    </section>
  );
}
