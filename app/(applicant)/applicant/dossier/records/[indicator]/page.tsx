import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { FactRows } from "@/app/_parts/fact-rows.client";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { deskOf } from "@/lib/auth/desk";
import { readOwnRecords } from "@/lib/usecases/dossier/read-records";
import { dropRecord, keepRecord } from "../actions";

export const metadata: Metadata = { title: "记入档案" };

/** Facts of one kind in the dossier, by the same fields as the claim that they will fill in. */
export default async function RecordPage({
  params,
}: {
  readonly params: Promise<{ readonly indicator: string; readonly intake?: string }>;
}) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnRecords(actor);
  if (!read.ok || read.value === null) redirect(`${base}/dossier`);
  const { indicator: code } = await params;
  const record = read.value.records.find((one) => one.indicator.code === code);
  if (record === undefined) notFound();
  const { indicator, raw } = record;
  return (
    <>
      <BackLink href={`${base}/dossier/records`} name="返回居住、就业、学历和证书" />
      <h1>{indicator.name}</h1>
      <p>记入档案，申报时自动填入，您核对就行。</p>
      <Form form="record" action={keepRecord} labels={{ indicator: "指标" }}>
        <HiddenField name="indicator" value={code} />
        <FactRows indicator={indicator} raw={raw} />
        <div className="buttons">
          <button className="button" type="submit">
            记入档案
          </button>
        </div>
      </Form>
      {raw.length > 0 && (
        <Form form="indicator" action={dropRecord} labels={{}} fold="从档案删除">
          <HiddenField name="indicator" value={code} />
          <p>已经填好的申报项不受影响。</p>
          <div className="buttons">
            <button className="button button-warning" type="submit">
              删除
            </button>
          </div>
        </Form>
      )}
    </>
  );
}
