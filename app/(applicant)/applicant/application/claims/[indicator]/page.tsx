import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { FactRows } from "@/app/_parts/fact-rows.client";
import { Facts } from "@/app/_parts/facts";
import { ProposedFacts } from "@/app/_parts/proposed-facts";
import { UploadForm } from "@/app/_parts/upload-form";
import { BackLink } from "@/app/_ui/back-link";
import { CheckboxGroup, HiddenField, TextArea } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { deskOf } from "@/lib/auth/desk";
import { plainDay } from "@/lib/copy/dates";
import { ruleText, windowText } from "@/lib/copy/rules";
import { claimableBy } from "@/lib/domain/application/questions";
import { isLasting } from "@/lib/domain/dossier/lasting";
import type { Indicator } from "@/lib/domain/rulebook/rulebook";
import { type OwnApplicationView, readOwnApplication } from "@/lib/usecases/application/read-application";
import { proposedFor, withProposed } from "@/lib/usecases/dossier/read-proposed";
import { estimateOwn } from "@/lib/usecases/scoring/estimate-own";
import { dropClaim, keepClaim } from "./actions";
import { PleaseCheck } from "./please-check.client";

export const metadata: Metadata = { title: "申报项" };

type Props = {
  readonly params: Promise<{ readonly indicator: string; readonly intake?: string }>;
  readonly searchParams: Promise<{ readonly saved?: string; readonly stored?: string; readonly refused?: string }>;
};

/** One claim: the rule in words, the facts, the papers. */
export default async function ClaimPage({ params, searchParams }: Props) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.filling === null) redirect(`${base}/application`);
  const application = read.value;
  const { indicator: code } = await params;
  const indicator = claimableBy(application.rulebook, application.applicantClass).find((one) => one.code === code);
  if (indicator === undefined) notFound();
  const claim = application.claims.find((one) => one.indicator.code === code);
  const { filling, reopened } = application;
  if (reopened !== null && !reopened.has(code)) return <FixedClaim base={base} indicator={indicator} claim={claim} />;
  const asked = filling === "supplement" ? (application.supplement?.points ?? []) : [];
  const back =
    filling === "supplement"
      ? { href: `${base}/application`, name: "返回补正清单" }
      : { href: `${base}/application/claims`, name: "返回申报项" };
  const estimates = await estimateOwn(actor);
  const line = (estimates.ok ? estimates.value?.[0] : undefined)?.lines.find((one) => one.indicator === code);
  const query = await searchParams;
  const { cutoffDate } = application.rulebook;
  const files = application.files;
  const proposed = proposedFor(application.proposed, indicator);
  const known = withProposed(application.remembered.get(code) ?? [], proposed);
  const filledIn = claim === undefined && known.length > 0;
  return (
    <>
      <BackLink {...back} />
      <h1>{indicator.name}</h1>
      {asked
        .filter((point) => point.indicator === code || point.indicator === null)
        .map((point) => (
          <p className="note note-action" key={point.text}>{`需要补正：${point.text}`}</p>
        ))}
      <p>{ruleText(indicator)}</p>
      {windowText(indicator, cutoffDate) !== null && <p className="quiet">{windowText(indicator, cutoffDate)}</p>}
      <p className="quiet">{`事实计到${plainDay(cutoffDate)}为止。依据：${indicator.basis}`}</p>
      {query.saved !== undefined && (
        <div className="note note-done" role="status">
          <p>已保存。可以接着上传材料。</p>
          <p className="links">
            <a href={back.href}>{back.name}</a>
            {application.candidacies.length > 0 && (
              <a href={`${base}/application/check`}>{filling === "supplement" ? "返回核对并送回" : "返回核对并提交"}</a>
            )}
          </p>
        </div>
      )}
      {proposed.length > 0 && (
        <>
          <h2>部门已有的记录</h2>
          <ProposedFacts indicator={indicator} facts={proposed} />
          <p className="quiet">这些由部门记录，不用再交材料。填在下面、提交以后，由评分部门核定。</p>
        </>
      )}
      {line !== undefined && (
        <p className="note">
          这一项估算 <strong>{`${line.points} 分`}</strong>
          {`：${[line.arithmetic, ...line.setAside, ...(line.taken === null ? [] : [line.taken])].join("；")}。最后以部门评定为准。`}
        </p>
      )}
      <Form form="claim" action={keepClaim} labels={{ indicator: "指标", note: "说明", evidence: "材料" }}>
        <HiddenField name="indicator" value={code} />
        {filledIn && <p className="note">已从档案填入，请核对后保存。情况有变的，直接改。</p>}
        <FactRows indicator={indicator} raw={claim?.raw ?? known} />
        <PleaseCheck chosen={claim?.pleaseCheck ?? false} />
        {files.length > 0 && (
          <CheckboxGroup
            name="evidence"
            label="使用已上传的材料"
            hint="一份材料可以用于几项"
            choices={files.map((file) => ({ value: file.id, label: file.name }))}
            defaultValues={files.filter((file) => file.usedBy.includes(code)).map((file) => file.id)}
          />
        )}
        <TextArea name="note" label="说明（可不填）" defaultValue={claim?.note ?? ""} />
        {isLasting(indicator) && <p className="quiet">填写的内容也记入您的档案，以后申报自动填入。</p>}
        <div className="buttons">
          <button className="button" type="submit">
            保存
          </button>
        </div>
      </Form>
      <h2>上传材料</h2>
      <p>
        {indicator.materials.length === 0 ? "这一项不需要材料。" : `需要：${indicator.materials.join("、")}。`}
        {indicator.materials.length > 0 && proposed.length > 0 && "上面部门已有记录的，不用交。"}
      </p>
      {claim === undefined ? (
        <p className="quiet">先保存上面的内容，再上传材料。</p>
      ) : (
        <UploadForm indicator={code} stored={query.stored !== undefined} refused={query.refused ?? null} />
      )}
      {claim !== undefined && (
        <Form form="indicator" action={dropClaim} labels={{}} fold="不申报这一项">
          <HiddenField name="indicator" value={code} />
          <div className="buttons">
            <button className="button button-warning" type="submit">
              删除这一项
            </button>
          </div>
        </Form>
      )}
    </>
  );
}

/** A claim that the township's list does not name: it stands as it was sent. */
function FixedClaim({
  base,
  indicator,
  claim,
}: {
  readonly base: string;
  readonly indicator: Indicator;
  readonly claim: OwnApplicationView["claims"][number] | undefined;
}) {
  return (
    <>
      <BackLink href={`${base}/application`} name="返回补正清单" />
      <h1>{indicator.name}</h1>
      <p className="note">这一项不在补正清单里，不能更改，仍按您原来提交的办理。</p>
      {claim === undefined ? (
        <p>您没有申报这一项。</p>
      ) : (
        <Facts indicator={indicator} items={claim.items} pleaseCheck={claim.pleaseCheck} />
      )}
    </>
  );
}
