import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfirmationPanel } from "@/app/_ui/confirmation-panel";
import { requireActor } from "@/lib/auth/current-actor";
import { instantInWords, plainDay } from "@/lib/copy/dates";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiInstant } from "@/lib/platform/clock";
import { siteIdentity } from "@/lib/platform/site";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { readReceipt } from "@/lib/usecases/application/read-receipt";

export const metadata: Metadata = { title: "回执" };

/** The receipt: number, time, what follows until when, whom to ask; to print, to keep as a signed file, to open again. */
export default async function ReceiptPage() {
  const actor = await requireActor("applicant");
  const read = await readReceipt(actor);
  if (!read.ok) notFound();
  const { receipt, version, earlier, submittedAt, sha256 } = read.value;
  const application = await readOwnApplication(actor);
  const view = application.ok ? application.value : null;
  const closes = view?.candidacies
    .map((one) => one.closesOn)
    .sort()
    .at(-1);
  return (
    <>
      <h1>申报已提交</h1>
      <ConfirmationPanel label={version === 1 ? "受理号" : `受理号（第 ${version} 次提交）`} number={receipt}>
        <p>{`提交时间 ${instantInWords(shanghaiInstant(submittedAt))}`}</p>
      </ConfirmationPanel>
      <p className="buttons">
        <a className="button" href="/api/receipt">
          下载签名回执
        </a>
        <a className="button button-quiet" href="/api/receipt?content=1">
          下载提交的内容
        </a>
      </p>
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
    </>
  );
}
