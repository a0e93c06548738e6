import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, RadioGroup, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { plainDay } from "@/lib/copy/dates";
import { DOCUMENT_NAMES, DOSSIER_STATUS } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { readDossier } from "@/lib/usecases/dossier/read-dossier";
import { decideIdentity } from "./actions";

export const metadata: Metadata = { title: "确认身份" };

/** One dossier beside the person's paper: confirm, or return with a reason. */
export default async function IdentityPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const actor = await requireActor("township-officer");
  const read = await readDossier(actor, { dossierId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const dossier = read.value;
  const rows = [
    ["姓名", dossier.name],
    ["证件", dossier.documentKind === null ? "" : DOCUMENT_NAMES[dossier.documentKind]],
    ["证件号码", dossier.document],
    ["出生日期", plainDay(dossier.birthDate)],
    ["类别", `${dossier.applicantClass} 类`],
    ["镇（街道）", townshipName(dossier.township)],
    ["现住址", dossier.address],
    ["子女", dossier.children.map((child) => child.name).join("、") || "没有"],
  ] as const;
  return (
    <>
      <BackLink href="/township/identity" name="返回列表" />
      <h1>{dossier.name}</h1>
      <p>
        <StatusTag status={DOSSIER_STATUS[dossier.status]} />
      </p>
      <SummaryList rows={rows.map(([name, value]) => ({ name, value }))} />
      {dossier.status === "identity-pending" && (
        <Form form="identity" action={decideIdentity} labels={{ decision: "决定", reason: "原因" }}>
          <HiddenField name="dossierId" value={dossier.id} />
          <HiddenField name="version" value={dossier.version} />
          <RadioGroup
            name="decision"
            label="决定"
            choices={[
              { value: "confirm", label: "确认身份和类别" },
              { value: "return", label: "退回补正" },
            ]}
          />
          <TextArea name="reason" label="原因" hint="退回时必填，申请人会看到" />
          <div className="buttons">
            <button className="button" type="submit">
              提交决定
            </button>
          </div>
        </Form>
      )}
    </>
  );
}
