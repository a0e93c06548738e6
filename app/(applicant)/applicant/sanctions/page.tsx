import type { Metadata } from "next";
import { TaskList } from "@/app/_parts/task-list";
import { BackLink } from "@/app/_ui/back-link";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { sanctionTask } from "@/lib/copy/sanctions";
import { officeDay } from "@/lib/usecases/public/office-day";
import { listOwnSanctions } from "@/lib/usecases/sanction/list-own-sanctions";

export const metadata: Metadata = { title: "虚假材料的处理" };

/** The cases of false evidence about the person, the newest first. */
export default async function OwnSanctionsPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await listOwnSanctions(actor);
  const { day } = await officeDay();
  const cases = read.ok ? read.value : [];
  return (
    <>
      <BackLink href={base} name="返回" />
      <h1>虚假材料的处理</h1>
      {cases.length === 0 ? (
        <p className="note">没有。您的申报材料没有被立案核查。</p>
      ) : (
        <TaskList tasks={cases.map((one) => sanctionTask(one, base, day))} />
      )}
    </>
  );
}
