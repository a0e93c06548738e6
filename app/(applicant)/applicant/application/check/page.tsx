import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Facts } from "@/app/_parts/facts";
import { BackLink } from "@/app/_ui/back-link";
import { Checkbox, HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { requireActor } from "@/lib/auth/current-actor";
import { townshipName } from "@/lib/domain/dossier/townships";
import type { Filling } from "@/lib/usecases/application/filling";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { estimateOwn } from "@/lib/usecases/scoring/estimate-own";
import { EstimatePanel } from "../estimate";
import { send } from "./actions";

export const metadata: Metadata = { title: "核对并提交" };

const WORDS: Record<Filling, { readonly title: string; readonly button: string }> = {
  draft: { title: "核对并提交", button: "提交申报" },
  correction: { title: "核对并重新提交", button: "重新提交" },
  supplement: { title: "核对并送回", button: "送回补正" },
};

/** Everything that will be sent, with a way to change each answer, the promise, and one button. */
export default async function CheckPage() {
  const actor = await requireActor("applicant");
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.filling === null) redirect("/applicant/application");
  const { claims, rulebook, applicantClass, township, version, filling, reopened } = read.value;
  const candidacies = read.value.candidacies.filter((one) => one.status !== "withdrawn");
  const estimates = await estimateOwn(actor);
  const { title, button } = WORDS[filling];
  return (
    <>
      <BackLink href="/applicant/application" name={filling === "supplement" ? "返回补正清单" : "返回任务清单"} />
      <h1>{title}</h1>
      <h2>申报人</h2>
      <SummaryList
        rows={[
          { name: "姓名", value: actor.name },
          { name: "类别", value: rulebook.classes.find((one) => one.code === applicantClass)?.name },
          { name: "镇（街道）", value: townshipName(township) },
        ]}
      />
      <h2>申报项</h2>
      <SummaryList
        rows={claims.map((claim) => ({
          name: claim.indicator.name,
          value: (
            <>
              <Facts indicator={claim.indicator} items={claim.items} pleaseCheck={claim.pleaseCheck} />
              {claim.evidence.length > 0 && (
                <p className="quiet small">材料：{claim.evidence.map((file) => file.name).join("、")}</p>
              )}
            </>
          ),
          ...(reopened === null || reopened.has(claim.indicator.code)
            ? { change: `/applicant/application/claims/${claim.indicator.code}` }
            : { aside: <span className="quiet">不能更改</span> }),
        }))}
      />
      <EstimatePanel estimates={estimates.ok ? estimates.value : null} rulebook={rulebook} />
      <h2>服务项目</h2>
      <SummaryList
        rows={candidacies.map((one) => ({
          name: one.project,
          value: one.child === null ? "本人" : `子女 ${one.child}`,
          change: "/applicant/application/projects",
        }))}
      />
      <h2>承诺</h2>
      <Form form="submit" action={send} labels={{ promise: "承诺" }}>
        <HiddenField name="version" value={version} />
        <Checkbox
          name="promise"
          label="我承诺填写的内容和材料真实。提供虚假材料的，取消本年度积分，并在规定年限内不能申请。"
        />
        <div className="buttons">
          <button className="button" type="submit">
            {button}
          </button>
        </div>
      </Form>
    </>
  );
}
