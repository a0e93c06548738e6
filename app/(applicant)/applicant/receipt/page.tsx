import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SignatureLines } from "@/app/_parts/signature-lines";
import { ConfirmationPanel } from "@/app/_ui/confirmation-panel";
import { SummaryList } from "@/app/_ui/summary-list";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { byCounter } from "@/lib/copy/counter";
import { instantInWords, plainDay } from "@/lib/copy/dates";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiInstant } from "@/lib/platform/clock";
import { siteIdentity } from "@/lib/platform/site";
import { type OwnApplicationView, readOwnApplication } from "@/lib/usecases/application/read-application";
import { readReceipt } from "@/lib/usecases/application/read-receipt";
import { readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import type { IntakeView } from "@/lib/usecases/intake/read-intakes";

export const metadata: Metadata = { title: "回执" };

/** The receipt: number, time, what follows until when, whom to ask; to print, to keep as a signed file, to open again. */
export default async function ReceiptPage({ params }: { readonly params: DeskParams }) {
  const { actor, intake } = await deskOf(params);
  const read = await readReceipt(actor);
  if (!read.ok) notFound();
  const { receipt, version, earlier, submittedAt, sha256, counter } = read.value;
  const behalf = intake === null ? "" : `behalf=${intake.id}`;
  const application = await readOwnApplication(actor);
  const view = application.ok ? application.value : null;
  const closes = view?.candidacies
    .map((one) => one.closesOn)
    .sort()
    .at(-1);
  const own = intake === null ? null : await readOwnDossier(actor);
  const dossier = own?.ok ? own.value : null;
  return (
    <>
      <h1>申报已提交</h1>
      {intake !== null && <p className="note no-print">请打印本页，双方签名，一份交申报人，一份窗口留存。</p>}
      <ConfirmationPanel label={version === 1 ? "受理号" : `受理号（第 ${version} 次提交）`} number={receipt}>
        <p>{`提交时间 ${instantInWords(shanghaiInstant(submittedAt))}`}</p>
        {counter !== null && <p>{byCounter(counter)}</p>}
      </ConfirmationPanel>
      <p className="buttons">
        <a className="button" href={`/api/receipt?${behalf}`}>
          下载签名回执
        </a>
        <a className="button button-quiet" href={`/api/receipt?content=1&${behalf}`}>
          下载提交的内容
        </a>
      </p>
      {intake !== null && view !== null && (
        <OnPaper application={view} document={dossier?.document ?? ""} intake={intake} />
      )}
      {earlier.length > 0 && (
        <p className="quiet">
          {`以这一次提交的内容为准。以前提交的：${earlier
            .map((one) => `${one.receipt}（第 ${one.version} 次，${instantInWords(shanghaiInstant(one.submittedAt))}）`)
            .join("；")}。`}
        </p>
      )}
      <h2>接下来</h2>
      <ol>
        <li>{`${townshipName(view?.township ?? "")}确认身份并初审。`}</li>
        <li>各部门评定积分。</li>
        <li>积分反馈给您，您有 5 个工作日核对和确认。</li>
        <li>{`项目申报结束${closes === undefined ? "" : `（${plainDay(closes)}）`}后排名和公示。`}</li>
      </ol>
      <p>{`有疑问的，请联系${siteIdentity().operator}，电话 ${siteIdentity().phone}。`}</p>
      <h2>回执怎样证明您提交过</h2>
      <p>回执文件由系统签名，记有受理号、时间和提交内容的摘要。请妥善保存：凭它可以证明提交的时间和内容。</p>
      <p className="quiet small">
        内容摘要（SHA-256）：<span className="digest">{sha256}</span>
      </p>
      {intake !== null && <SignatureLines names={["申报人签名（或捺印）", "窗口经办人签名", "日期"]} />}
    </>
  );
}

/** What the counter hands over: who, what for, by whom and why, and how to look at it later; to print and sign. */
function OnPaper({
  application,
  document,
  intake,
}: {
  readonly application: OwnApplicationView;
  readonly document: string;
  readonly intake: IntakeView;
}) {
  const { counter, candidacies } = application;
  const standing = candidacies.filter((one) => one.status !== "withdrawn");
  return (
    <>
      <SummaryList
        rows={[
          { name: "申报人", value: application.name },
          { name: "证件号码", value: document },
          { name: "申报项", value: application.claims.map((claim) => claim.indicator.name).join("、") },
          {
            name: "服务项目",
            value: standing
              .map((one) => (one.child === null ? one.project : `${one.project}（${one.child}）`))
              .join("、"),
          },
          ...(counter === null ? [] : [{ name: "窗口经办人", value: counter.clerk }]),
        ]}
      />
      <h2>以后怎样查看</h2>
      <p>
        {intake.phoneOnFile
          ? "用窗口登记的手机号，在本平台登录页选“忘记密码”，设置密码后即可登录查看。也可以带身份证和本回执，到窗口查看。"
          : `带身份证和本回执，到${townshipName(application.township)}窗口查看进度、补正和确认积分。没有登记手机号，不会收到短信；有了手机，请到窗口登记，不用在网上重新注册。`}
      </p>
    </>
  );
}
