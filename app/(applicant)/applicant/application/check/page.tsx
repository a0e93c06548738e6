import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Facts } from "@/app/_parts/facts";
import { Checkbox, HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { townshipName } from "@/lib/domain/dossier/townships";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { send } from "./actions";

export const metadata: Metadata = { title: "核对并提交" };

/** Everything that will be sent, with a way to change each answer, the promise, and one button. */
export default async function CheckPage() {
  const actor = await requireActor("applicant");
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.status !== "draft") redirect("/applicant/application");
  const { claims, candidacies, rulebook, applicantClass, township, version } = read.value;
  return (
    <>
      <p>
        <a href="/applicant/application">返回任务清单</a>
      </p>
      <h1>核对并提交</h1>
      <h2>申报人</h2>
      <dl className="summary">
        <div>
          <dt>姓名</dt>
          <dd>{actor.name}</dd>
        </div>
        <div>
          <dt>类别</dt>
          <dd>{rulebook.classes.find((one) => one.code === applicantClass)?.name}</dd>
        </div>
        <div>
          <dt>镇（街道）</dt>
          <dd>{townshipName(township)}</dd>
        </div>
      </dl>
      <h2>申报项</h2>
      <dl className="summary">
        {claims.map((claim) => (
          <div key={claim.indicator.code}>
            <dt>{claim.indicator.name}</dt>
            <dd>
              <Facts indicator={claim.indicator} items={claim.items} pleaseCheck={claim.pleaseCheck} />
              {claim.evidence.length > 0 && (
                <p className="quiet small">材料：{claim.evidence.map((file) => file.name).join("、")}</p>
              )}
            </dd>
            <dd>
              <a
                href={`/applicant/application/claims/${claim.indicator.code}`}
                aria-label={`更改 ${claim.indicator.name}`}
              >
                更改
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <h2>服务项目</h2>
      <dl className="summary">
        {candidacies.map((one) => (
          <div key={one.id}>
            <dt>{one.project}</dt>
            <dd>{one.child === null ? "本人" : one.child}</dd>
            <dd>
              <a href="/applicant/application/projects" aria-label={`更改 ${one.project}`}>
                更改
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <h2>承诺</h2>
      <Form form="submit" action={send} labels={{ promise: "承诺" }}>
        <HiddenField name="version" value={version} />
        <Checkbox
          name="promise"
          label="我承诺填写的内容和材料真实。提供虚假材料的，取消本年度积分，并在规定年限内不能申请。"
        />
        <div className="buttons">
          <button className="button" type="submit">
            提交申报
          </button>
        </div>
      </Form>
    </>
  );
}
