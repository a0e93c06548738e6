import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BackLink } from "@/app/_ui/back-link";
import { HiddenField, SelectField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { countdown, plainDay } from "@/lib/copy/dates";
import { TWO_STAND } from "@/lib/copy/outcomes";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { officeDay } from "@/lib/usecases/public/office-day";
import { readPublishedYear } from "@/lib/usecases/public/read-published";
import { enterProject, leaveProject } from "./actions";

export const metadata: Metadata = { title: "选择服务项目" };

/** The projects that are open to the person's class: enter with ordered choices, for oneself or a child; leave again. */
export default async function ProjectsPage() {
  const actor = await requireActor("applicant");
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.status !== "draft") redirect("/applicant/application");
  const { candidacies, applicantClass } = read.value;
  const dossier = await readOwnDossier(actor);
  const children = dossier.ok ? (dossier.value?.children ?? []) : [];
  const { day } = await officeDay();
  const projects = ((await readPublishedYear())?.projects ?? []).filter((one) =>
    one.service.classes.includes(applicantClass),
  );
  return (
    <>
      <BackLink href="/applicant/application" name="返回任务清单" />
      <h1>选择服务项目</h1>
      {projects.length === 0 && <p className="note">现在没有可以申报的项目。项目开放后会出现在这里。</p>}
      {projects.map((project) => {
        const entered = candidacies.filter((one) => one.projectId === project.projectId);
        const open = day >= project.opensOn && day <= project.closesOn;
        const schooling = project.kind === "schooling";
        const pools = project.service.pools.filter((pool) => pool.classes.includes(applicantClass));
        return (
          <section key={project.code} aria-labelledby={project.code}>
            <h2 id={project.code}>{project.service.name}</h2>
            <p className="quiet">
              {`${plainDay(project.opensOn)}至${plainDay(project.closesOn)}，${day < project.opensOn ? "未开放" : countdown(day, project.closesOn)}。`}
              <a href={`/projects/${project.code}`}>查看规则</a>
            </p>
            {entered.map((one) => (
              <div className="note" key={one.id}>
                <p>
                  {`已申报${one.child === null ? "" : `，子女 ${one.child}`}${one.choices.length === 0 ? "" : `，志愿：${one.choices.map((code, index) => `${index + 1}. ${pools.find((pool) => pool.code === code)?.name ?? code}`).join(" ")}`}`}
                </p>
                {one.twoStand && <p>{TWO_STAND}</p>}
                <Form form="candidacyId" action={leaveProject} labels={{}}>
                  <HiddenField name="candidacyId" value={one.id} />
                  <button className="link-button" type="submit">
                    取消申报
                  </button>
                </Form>
              </div>
            ))}
            {open && (entered.length === 0 || schooling) && (
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
