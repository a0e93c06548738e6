import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CounterSheet } from "@/app/_parts/counter-sheet";
import { Facts } from "@/app/_parts/facts";
import { BackLink } from "@/app/_ui/back-link";
import { Checkbox, HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { townshipName } from "@/lib/domain/dossier/townships";
import type { Filling } from "@/lib/usecases/application/filling";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import type { IntakeView } from "@/lib/usecases/intake/read-intakes";
import { estimateOwn } from "@/lib/usecases/scoring/estimate-own";
import { EstimatePanel } from "../estimate";
import { send } from "./actions";

export const metadata: Metadata = { title: "核对并提交" };

const WORDS: Record<Filling, { readonly title: string; readonly button: string }> = {
  draft: { title: "核对并提交", button: "提交申报" },
  correction: { title: "核对并重新提交", button: "重新提交" },
  supplement: { title: "核对并送回", button: "送回补正" },
};

const PROMISE = "我承诺填写的内容和材料真实。提供虚假材料的，取消本年度积分，并在规定年限内不能申请。";

const PUBLICATION =
  "我同意进入公示时公布公示代码、隐去部分的姓名、类别、总分、名次和结果；总分与他人相同的，另公布按同分规则比较的值。证件号码不公布。";

/** Everything that will be sent, with a way to change each answer, the promise, and one button. */
export default async function CheckPage({ params }: { readonly params: DeskParams }) {
  const { actor, base, intake } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.filling === null) redirect(`${base}/application`);
  const { name, claims, rulebook, applicantClass, township, version, filling, reopened } = read.value;
  const candidacies = read.value.candidacies.filter((one) => one.status !== "withdrawn");
  const estimates = await estimateOwn(actor);
  const { title, button } = WORDS[filling];
  return (
    <>
      <BackLink href={`${base}/application`} name={filling === "supplement" ? "返回补正清单" : "返回任务清单"} />
      <h1>{title}</h1>
      <h2>申报人</h2>
      <SummaryList
        rows={[
          { name: "姓名", value: name },
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
            ? { change: `${base}/application/claims/${claim.indicator.code}` }
            : { aside: <span className="quiet">不能更改</span> }),
        }))}
      />
      <EstimatePanel estimates={estimates.ok ? estimates.value : null} rulebook={rulebook} />
      <h2>服务项目</h2>
      <SummaryList
        rows={candidacies.map((one) => ({
          name: one.project,
          value: one.child === null ? "本人" : `子女 ${one.child}`,
          change: `${base}/application/projects`,
        }))}
      />
      <h2>承诺和同意</h2>
      {intake !== null && <SignSheet intake={intake} />}
      <Form form="submit" action={send} labels={{ promise: "承诺", publication: "公示" }}>
        <HiddenField name="version" value={version} />
        <div className={intake === null ? undefined : "no-print"}>
          <Checkbox
            name="promise"
            label={intake === null ? PROMISE : "申报人已在打印的本页上核对内容、签名承诺，签名的纸由窗口留存。"}
          />
          <Checkbox name="publication" label={intake === null ? PUBLICATION : "申报人已签名同意公示的内容。"} />
          {intake === null && (
            <p className="quiet">名次经过公示才能确定。不同意的，请先到居住地的镇（街道）窗口咨询。</p>
          )}
        </div>
        <div className="buttons">
          <button className="button" type="submit">
            {button}
          </button>
        </div>
      </Form>
    </>
  );
}

/** At the counter the person promises on paper: this page, printed, read and signed before it is sent. */
function SignSheet({ intake }: { readonly intake: IntakeView }) {
  return (
    <>
      <p>{PROMISE}</p>
      <p>{PUBLICATION}</p>
      <CounterSheet intake={intake} />
    </>
  );
}
