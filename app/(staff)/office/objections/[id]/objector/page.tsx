import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { recordIdOf } from "@/app/_parts/record-id";
import { BackLink } from "@/app/_ui/back-link";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { readObjector } from "@/lib/usecases/objection/read-objector";

export const metadata: Metadata = { title: "反映人" };

type Props = { readonly params: Promise<{ readonly id: string }> };

/** Who objected, for who has the case. Opening this page is recorded. */
export default async function ObjectorPage({ params }: Props) {
  const actor = await requireActor("points-office-officer");
  const id = recordIdOf((await params).id);
  const read = await readObjector(actor, { objectionId: id });
  if (!read.ok) notFound();
  const { caseNumber, name, phone } = read.value;
  return (
    <>
      <BackLink href={`/office/objections/${id}`} name="返回异议" />
      <h1>反映人</h1>
      <p className="note">只供核实情况时联系。不得告诉被提出异议的人和其他人。这次查看已记录。</p>
      <SummaryList
        rows={[
          { name: "编号", value: caseNumber },
          { name: "姓名", value: name },
          { name: "手机号", value: phone },
        ]}
      />
    </>
  );
}
