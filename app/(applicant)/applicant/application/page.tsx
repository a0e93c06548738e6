import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { TaskList } from "@/app/_parts/task-list";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { APPLICATION_STATUS, type Named } from "@/lib/copy/statuses";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { beginApplication, takeBack } from "./actions";

export const metadata: Metadata = { title: "申报" };

const TODO: Named = { name: "未开始", tone: "action" };
const DONE: Named = { name: "已填写", tone: "good" };
const BLOCKED: Named = { name: "暂不能开始", tone: "plain" };

/** The task list of this year's application. */
export default async function ApplicationPage() {
  const actor = await requireActor("applicant");
  const read = await readOwnApplication(actor);
  const application = read.ok ? read.value : null;
  if (application === null) {
    const dossier = await readOwnDossier(actor);
    const ready = dossier.ok && dossier.value !== null && dossier.value.status !== "draft";
    return (
      <>
        <h1>申报</h1>
        {ready ? (
          <>
            <p>申报分几步，每一步都会保存，可以随时离开，换一台设备接着填。</p>
            <Form form="empty" action={beginApplication} labels={{}}>
              <div className="buttons">
                <button className="button" type="submit">
                  开始申报
                </button>
              </div>
            </Form>
          </>
        ) : (
          <p className="note">
            还不能开始申报：请先<a href="/applicant/dossier">填写档案</a>并送交确认。
          </p>
        )}
      </>
    );
  }
  const { status, claims, candidacies } = application;
  if (status !== "draft")
    return (
      <>
        <h1>申报</h1>
        <p>
          <StatusTag status={APPLICATION_STATUS[status]} />
        </p>
        <p>
          申报已经提交，内容不能直接修改。<a href="/applicant/receipt">查看回执</a>
        </p>
        {!["withdrawn", "unconfirmed"].includes(status) && (
          <details>
            <summary>撤回申报</summary>
            <p>撤回后，本年度的申报和所有项目都不再办理，不能恢复。</p>
            <Form form="version" action={takeBack} labels={{}}>
              <HiddenField name="version" value={application.version} />
              <div className="buttons">
                <button className="button button-warning" type="submit">
                  撤回申报
                </button>
              </div>
            </Form>
          </details>
        )}
      </>
    );
  const missing = [
    claims.length === 0 ? "填写至少一个申报项" : "",
    candidacies.length === 0 ? "选择至少一个服务项目" : "",
  ]
    .filter((one) => one !== "")
    .join("，并");
  return (
    <>
      <h1>申报</h1>
      <p>前三项顺序不限。填写过的内容都已保存，可以随时离开，换一台设备接着填。</p>
      <TaskList
        tasks={[
          {
            href: "/applicant/application/claims",
            name: "填写申报项和材料",
            status: claims.length > 0 ? DONE : TODO,
            detail: `已填写 ${claims.length} 项`,
          },
          {
            href: "/applicant/application/projects",
            name: "选择服务项目",
            status: candidacies.length > 0 ? DONE : TODO,
            detail: candidacies.length === 0 ? "还没有选择" : candidacies.map((one) => one.project).join("、"),
          },
          {
            href: "/applicant/application/evidence",
            name: "查看全部材料",
            status: application.files.length > 0 ? DONE : TODO,
            detail: `已上传 ${application.files.length} 个文件`,
          },
          missing === ""
            ? { href: "/applicant/application/check", name: "核对并提交", status: TODO }
            : { name: "核对并提交", status: BLOCKED, detail: `请先${missing}。` },
        ]}
      />
    </>
  );
}
