import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TaskList } from "@/app/_parts/task-list";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { countdown, deadlineInWords } from "@/lib/copy/dates";
import type { Named } from "@/lib/copy/statuses";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { officeDay } from "@/lib/usecases/public/office-day";

export const metadata: Metadata = { title: "补充材料" };

const OPEN: Named = { name: "等待您提交", tone: "action" };
const ANSWERED: Named = { name: "已提交", tone: "good" };
const OVER: Named = { name: "已过期", tone: "plain" };

/** What departments asked for, each until its day. */
export default async function MaterialPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null) redirect(`${base}/application`);
  const { material, rulebook } = read.value;
  const { day } = await officeDay();
  return (
    <>
      <h1>补充材料</h1>
      {material.length === 0 ? (
        <p className="note">没有部门请您补充材料。需要时会短信通知您，并出现在这里。</p>
      ) : (
        <TaskList
          tasks={material.map((one) => ({
            name: rulebook.indicators.find((indicator) => indicator.code === one.indicator)?.name ?? one.indicator,
            href: `${base}/material/${one.id}`,
            detail: `${deadlineInWords(one.dueOn)}${one.answeredAt === null ? `（${countdown(day, one.dueOn)}）` : ""}`,
            status: one.answeredAt !== null ? ANSWERED : day <= one.dueOn ? OPEN : OVER,
          }))}
        />
      )}
    </>
  );
}
