import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { TaskList } from "@/app/_parts/task-list";
import { UploadForm } from "@/app/_parts/upload-form";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { dropEvidence } from "./actions";

export const metadata: Metadata = { title: "材料" };

type Query = { readonly stored?: string; readonly refused?: string };

/** All files of the application: which claims use them; look, add, remove. */
export default async function EvidencePage({
  params,
  searchParams,
}: {
  readonly params: DeskParams;
  readonly searchParams: Promise<Query>;
}) {
  const { actor, base, intake } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null) redirect(`${base}/application`);
  const { files, filling, rulebook } = read.value;
  const query = await searchParams;
  const nameOf = (code: string) => rulebook.indicators.find((one) => one.code === code)?.name ?? code;
  return (
    <>
      <BackLink href={`${base}/application`} name="返回任务清单" />
      <h1>材料</h1>
      {files.length === 0 ? (
        <p className="note">还没有上传材料。在每个申报项里上传最方便；部门能查到的，不需要材料。</p>
      ) : (
        <TaskList
          tasks={files.map((file) => ({
            name: file.name,
            href: `/api/evidence/${file.id}${intake === null ? "" : `?behalf=${intake.id}`}`,
            detail: `${Math.ceil(file.bytes / 1024)} KB，${file.usedBy.length === 0 ? "还没有用于任何申报项" : `用于${file.usedBy.map(nameOf).join("、")}`}`,
            aside: filling !== null && (
              <Form form="evidenceId" action={dropEvidence} labels={{}}>
                <HiddenField name="evidenceId" value={file.id} />
                <button className="link-button" type="submit" aria-label={`删除 ${file.name}`}>
                  删除
                </button>
              </Form>
            ),
          }))}
        />
      )}
      {filling !== null && (
        <UploadForm indicator={null} stored={query.stored !== undefined} refused={query.refused ?? null} />
      )}
    </>
  );
}
