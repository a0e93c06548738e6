import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { StatusTag } from "@/app/_parts/status-tag";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, SelectField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { countdown, plainDay } from "@/lib/copy/dates";
import { excludedText } from "@/lib/copy/exclusions";
import { TWO_STAND } from "@/lib/copy/outcomes";
import { CANDIDACY_STATUS } from "@/lib/copy/statuses";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { readOwnWishes } from "@/lib/usecases/application/read-own-wishes";
import { readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readPublishedYear } from "@/lib/usecases/public/read-published";
import { enterProject, leaveProject } from "./actions";
import { Wishes } from "./wishes";

export const metadata: Metadata = { title: "选择服务项目" };

/** The projects that are open to the person's class: enter with ordered choices, for oneself or a child; leave again. */
export default async function ProjectsPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null) redirect(`${base}/application`);
  const { applicantClass, status, can } = read.value;
  if (status !== "draft" && !can.join && can.leave.length === 0 && !can.wish) redirect(`${base}/application`);
  const candidacies = read.value.candidacies.filter((one) => one.status !== "withdrawn");
  const dossier = await readOwnDossier(actor);
  const children = dossier.ok ? (dossier.value?.children ?? []) : [];
  const { day } = await officeDay();
  const published = (await readPublishedYear())?.projects ?? [];
  const projects = published.filter((one) => one.service.classes.includes(applicantClass));
  const wishes = await readOwnWishes(actor);
  return (
    <>
      <BackLink href={`${base}/application`} name={status === "draft" ? "返回任务清单" : "返回申报"} />
      <h1>{status === "draft" ? "选择服务项目" : "服务项目"}</h1>
      {status !== "draft" && <p>申报已经提交。在这里新增或退出项目，马上生效，不用重新提交，积分用同一份申报评定。</p>}
      {wishes.ok && wishes.value !== null && wishes.value.wishes.length > 0 && <Wishes own={wishes.value} />}
      {projects.length === 0 && <p className="note">现在没有可以申报的项目。项目开放后会出现在这里。</p>}
      {projects.map((project) => {
        const entered = candidacies.filter((one) => one.projectId === project.projectId);
        const open = day >= project.opensOn && day <= project.closesOn;
        const excluded = excludedText(project, published);
        const schooling = project.kind === "schooling";
        const pools = project.service.pools.filter((pool) => pool.classes.includes(applicantClass));
        return (
          <section key={project.code} aria-labelledby={project.code}>
            <h2 id={project.code}>{project.service.name}</h2>
            <p className="quiet">
              {`${plainDay(project.opensOn)}至${plainDay(project.closesOn)}，${day < project.opensOn ? "未开放" : countdown(day, project.closesOn)}。`}
              <a href={`/projects/${project.code}`}>查看规则</a>
            </p>
            {excluded !== null && <p>{`不能同时享受：${excluded}。`}</p>}
            {entered.map((one) => (
              <div className="note" key={one.id}>
                <p>
                  {`${status === "draft" ? "已选择" : "已申报"}${one.child === null ? "" : `，子女 ${one.child}`}${one.choices.length === 0 ? "" : `，志愿：${one.choices.map((code, index) => `${index + 1}. ${pools.find((pool) => pool.code === code)?.name ?? code}`).join("，")}`}${status === "draft" ? "。提交申报后生效。" : ""}`}
                </p>
                {one.twoStand && <p>{TWO_STAND}</p>}
                {status !== "draft" && <StatusTag status={CANDIDACY_STATUS[one.status]} />}
                {can.leave.includes(one.id) && <Leave id={one.id} draft={status === "draft"} name={one.project} />}
              </div>
            ))}
            {open && can.join && (entered.length === 0 || schooling) && (
              <Form form="candidacy" action={enterProject} labels={{ childId: "子女", choice0: "第一志愿" }}>
                <HiddenField name="projectId" value={project.projectId} />
                {schooling && (
                  <SelectField
                    name="childId"
                    label="入学的子女"
                    hint={children.length === 0 ? "请先在档案里添加子女" : "每个子女分别申报"}
                    choices={children.map((child) => ({ value: child.id, label: child.name }))}
                  />
                )}
                {project.service.allocation === "preference" &&
                  ["第一志愿", "第二志愿", "第三志愿", "第四志愿"]
                    .slice(0, pools.length)
                    .map((label, index) => (
                      <SelectField
                        key={label}
                        name={`choice${index}`}
                        label={label}
                        choices={pools.map((pool) => ({ value: pool.code, label: pool.name }))}
                      />
                    ))}
                <div className="buttons">
                  <button className="button" type="submit">
                    {`申报${project.service.name}`}
                  </button>
                </div>
              </Form>
            )}
          </section>
        );
      })}
    </>
  );
}

/** Takes one candidacy back: out of a draft at once, out of what was sent only after reading what it means. */
function Leave({ id, draft, name }: { readonly id: string; readonly draft: boolean; readonly name: string }) {
  return (
    <Form form="candidacyId" action={leaveProject} labels={{}} {...(draft ? {} : { fold: "退出这个项目" })}>
      {!draft && <p>退出后，这个项目不再为您排名；其他项目和积分不受影响。在这个项目的申报期内，可以重新申报。</p>}
      <HiddenField name="candidacyId" value={id} />
      <button className={draft ? "link-button" : "button button-warning"} type="submit">
        {draft ? "取消申报" : `退出${name}`}
      </button>
    </Form>
  );
}
