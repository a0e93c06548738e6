import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, RadioGroup, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { byCounter } from "@/lib/copy/counter";
import { plainDay } from "@/lib/copy/dates";
import { DOCUMENT_NAMES, DOSSIER_STATUS, RELATION_NAMES } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { readDossier } from "@/lib/usecases/dossier/read-dossier";
import { nextInTownship, readClasses } from "@/lib/usecases/work/list-queues";
import { DoneNote } from "../../done-note";
import { decideIdentity } from "./actions";

export const metadata: Metadata = { title: "确认身份" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly done?: string }>;
};

/** One dossier beside the papers of the person and the household: confirm, or return with a reason; on to the next from here. */
export default async function IdentityPage({ params, searchParams }: Props) {
  const actor = await requireActor("township-officer");
  const id = recordIdOf((await params).id);
  const read = await readDossier(actor, { dossierId: id });
  if (!read.ok) notFound();
  const dossier = read.value;
  const classes = await readClasses();
  const pending = dossier.status === "identity-pending";
  const next = pending ? await nextInTownship(actor, "identity", id) : null;
  const rows = [
    ["姓名", dossier.name],
    ["证件", dossier.documentKind === null ? "" : DOCUMENT_NAMES[dossier.documentKind]],
    ["证件号码", dossier.document],
    ["出生日期", plainDay(dossier.birthDate)],
    ["类别", `${dossier.applicantClass} 类 ${classes.find((one) => one.code === dossier.applicantClass)?.name ?? ""}`],
    ["镇（街道）", townshipName(dossier.township)],
    ["现住址", dossier.address],
  ] as const;
  return (
    <>
      <p className="links">
        <BackLink href="/township/identity" name="返回列表" />
        {next !== null && <a href={`/township/identity/${next}`}>跳过，看下一件</a>}
      </p>
      <DoneNote done={(await searchParams).done} />
      <h1>{dossier.name}</h1>
      <p>
        <StatusTag status={DOSSIER_STATUS[dossier.status]} />
      </p>
      {dossier.counter !== null && <p>{`${byCounter(dossier.counter)}。`}</p>}
      <SummaryList rows={rows.map(([name, value]) => ({ name, value }))} />
      <h2>家庭成员</h2>
      {dossier.members.length === 0 ? (
        <p className="note">没有填写配偶和子女。</p>
      ) : (
        <SummaryList
          rows={dossier.members.map((member) => ({
            name: `${RELATION_NAMES[member.relation]} ${member.name}`,
            value: member.document,
          }))}
        />
      )}
      {pending && (
        <Form form="identity" action={decideIdentity} labels={{ decision: "决定", reason: "原因" }}>
          <HiddenField name="dossierId" value={dossier.id} />
          <HiddenField name="version" value={dossier.version} />
          <RadioGroup
            name="decision"
            label="决定"
            choices={[
              { value: "confirm", label: "确认身份和类别（含家庭成员）" },
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
