import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";
import { HiddenField, RadioGroup, TextArea, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { GROUND_NAMES, OTHERS_GROUNDS } from "@/lib/copy/objections";
import { raise } from "./actions";

export const metadata: Metadata = { title: "对公示提出异议" };

type Props = { readonly searchParams: Promise<{ readonly notice?: string; readonly code?: string }> };
const LABELS = { code: "公示代码", ground: "理由", text: "情况说明", name: "姓名", phone: "手机号", notice: "公示" };

/** Anybody objects to a listed row, by name: a plain form without an account. */
export default async function NewObjectionPage({ searchParams }: Props) {
  const { notice, code } = await searchParams;
  const known = /^\d{4}-\d{1,6}$/.test(notice ?? "") ? notice : undefined;
  return (
    <PublicShell>
      <h1>对公示提出异议</h1>
      {known === undefined ? (
        <p className="note">
          请先打开要提出异议的<a href="/notices">公示</a>，从公示页进入。
        </p>
      ) : (
        <>
          <p className="note">
            对自己的名次或没有列入有异议的，请<a href="/login">登录</a>后在“我的公示”提出，可以附材料、查进度。
          </p>
          <p>须写明姓名和手机号，以便核实和告知结果。被提出异议的人只会知道反映的情况，不会知道是谁提出的。</p>
          <Form form="otherObjection" action={raise} labels={LABELS}>
            <HiddenField name="notice" value={known} />
            <TextField
              name="code"
              label="公示代码"
              hint="要提出异议的那一行的代码，如 K7QX-3MPD"
              {...(code === undefined ? {} : { defaultValue: code })}
            />
            <RadioGroup
              name="ground"
              label="理由"
              choices={OTHERS_GROUNDS.map((value) => ({ value, label: GROUND_NAMES[value] }))}
            />
            <TextArea name="text" label="情况说明" hint="哪里不对、怎么知道的、有什么可以核实的线索" />
            <TextField name="name" label="您的姓名" autoComplete="name" />
            <TextField
              name="phone"
              label="您的手机号"
              hint="结果会用短信告知"
              type="tel"
              inputMode="numeric"
              autoComplete="tel-national"
            />
            <div className="buttons">
              <button className="button" type="submit">
                提交异议
              </button>
              <a href={`/notices/${known}`}>返回公示</a>
            </div>
          </Form>
        </>
      )}
    </PublicShell>
  );
}
