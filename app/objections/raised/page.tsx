import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicShell } from "@/app/_parts/public-shell";
import { ConfirmationPanel } from "@/app/_ui/confirmation-panel";
import { dayInWords } from "@/lib/copy/dates";

export const metadata: Metadata = { title: "异议已收到" };

type Props = { readonly searchParams: Promise<{ readonly number?: string; readonly due?: string }> };

/** The case number of an objection, to be kept. */
export default async function RaisedPage({ searchParams }: Props) {
  const { number = "", due = "" } = await searchParams;
  if (!/^Y\d{4}-[2-9A-Z]{16}$/.test(number) || !/^\d{4}-\d{2}-\d{2}$/.test(due)) notFound();
  return (
    <PublicShell>
      <h1>异议已收到</h1>
      <ConfirmationPanel label="异议编号" number={number}>
        <p>请记下编号，向积分办询问时要用。编号也已用短信发给您。</p>
      </ConfirmationPanel>
      <h2>接下来</h2>
      <ol>
        <li>积分办指定一位没有办理过该事项的工作人员核实，并听取被提出异议的人的说明。</li>
        <li>{`最迟 ${dayInWords(due)}作出决定，结果用短信告知您。`}</li>
        <li>异议成立的，重新排名并发布更正的公示。</li>
      </ol>
      <p className="links">
        <a href="/notices">返回公示</a> <a href="/contact">联系积分办</a>
      </p>
    </PublicShell>
  );
}
