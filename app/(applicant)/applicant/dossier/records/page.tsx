import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Facts } from "@/app/_parts/facts";
import { TaskList } from "@/app/_parts/task-list";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import type { Named } from "@/lib/copy/statuses";
import { readOwnRecords } from "@/lib/usecases/dossier/read-records";
import { dropRecord } from "./actions";

export const metadata: Metadata = { title: "居住、就业、学历和证书" };

const NOTED: Named = { name: "已记下", tone: "good" };
const NOT_NOTED: Named = { name: "未记", tone: "plain" };

/** What the dossier remembers from year to year, by section. */
export default async function RecordsPage({
  params,
  searchParams,
}: {
  readonly params: DeskParams;
  readonly searchParams: Promise<{ readonly saved?: string; readonly removed?: string }>;
}) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnRecords(actor);
  if (!read.ok || read.value === null) redirect(`${base}/dossier`);
  const { rulebook, records, others } = read.value;
  const { saved, removed } = await searchParams;
  return (
    <>
      <BackLink href={`${base}/dossier`} name="返回档案" />
      <h1>居住、就业、学历和证书</h1>
      {(saved !== undefined || removed !== undefined) && (
        <p className="note note-done" role="status">
          {saved === undefined ? "已从档案删除。" : "已记入档案。"}
        </p>
      )}
      <p>
        记在这里的，填写申报项时自动填入，每年都能用。申报时填写的也会记到这里。不是必填；更改这里，不会改动已经填好的申报项。
      </p>
      {rulebook.sections.map(({ code, name }) => {
        const own = records.filter((one) => one.indicator.section === code);
        if (own.length === 0) return null;
        const noted = own.filter((one) => one.raw.length > 0).length;
        return (
          <details key={code} open={noted > 0}>
            <summary>
              <span>
                <strong>{name}</strong>
                <span className="quiet">{` 已记 ${noted} 项，共 ${own.length} 项`}</span>
              </span>
            </summary>
            <TaskList
              tasks={own.map(({ indicator, raw, items }) => ({
                name: indicator.name,
                href: `${base}/dossier/records/${indicator.code}`,
                status: raw.length > 0 ? NOTED : NOT_NOTED,
                ...(raw.length > 0
                  ? { detail: <Facts indicator={indicator} items={items} pleaseCheck={false} /> }
                  : {}),
              }))}
            />
          </details>
        );
      })}
      {others.length > 0 && (
        <>
          <h2>今年用不上的</h2>
          <p>以前记下的，今年的计分标准里没有，不会填入申报项。</p>
          <TaskList
            tasks={others.map(({ indicator, name }) => ({
              name,
              aside: (
                <Form form="indicator" action={dropRecord} labels={{}}>
                  <HiddenField name="indicator" value={indicator} />
                  <button className="button button-quiet" type="submit" aria-label={`删除 ${name}`}>
                    删除
                  </button>
                </Form>
              ),
            }))}
          />
        </>
      )}
    </>
  );
}
