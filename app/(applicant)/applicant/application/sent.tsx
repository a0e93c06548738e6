import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { dayInWords } from "@/lib/copy/dates";
import { APPLICATION_STATUS } from "@/lib/copy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiDay } from "@/lib/platform/clock";
import { siteIdentity } from "@/lib/platform/site";
import type { OwnApplicationView } from "@/lib/usecases/application/read-application";
import { correct, takeBack } from "./actions";

/** An application that was sent: where it stands, and what may still be done with it. */
export function SentApplication({
  base,
  application,
  today,
}: {
  readonly base: string;
  readonly application: OwnApplicationView;
  readonly today: string;
}) {
  const { status, can, supplement } = application;
  const asked = application.material.filter((one) => one.answeredAt === null && today <= one.dueOn);
  return (
    <>
      <h1>申报</h1>
      <p>
        <StatusTag status={APPLICATION_STATUS[status]} />
      </p>
      {status === "refused" ? (
        <Refused base={base} application={application} />
      ) : (
        <Standing base={base} application={application} />
      )}
      {supplement?.ended === "lapsed" && status === "submitted" && (
        <p className="note">
          {`补正期限（${dayInWords(supplement.dueOn)}）已过，没有收到您的补正。镇（街道）按您已提交的内容审核，结果会短信通知您。`}
        </p>
      )}
      {asked.length > 0 && (
        <p className="note note-action">
          评分部门请您补充材料：<a href={`${base}/material`}>查看要求并提交</a>。
        </p>
      )}
      {can.correct && <Correct version={application.version} />}
      {(can.join || can.leave.length > 0 || can.wish) && (
        <>
          <h2>服务项目</h2>
          <p>
            {can.join && "申报期内可以再申报一个项目，也可以退出其中一个。"}
            {!can.join && can.leave.length > 0 && "可以退出其中一个项目。"}
            {can.wish && "有不能同时享受的项目，请看愿望次序。"}
            <a href={`${base}/application/projects`}>查看和更改服务项目</a>
          </p>
        </>
      )}
      {can.withdraw && <Withdraw version={application.version} />}
    </>
  );
}

function Standing({ base, application }: { readonly base: string; readonly application: OwnApplicationView }) {
  if (application.status === "withdrawn")
    return <p>{`您已于${dayInWords(shanghaiDay(application.statusSince))}撤回本年度的申报，不再办理。`}</p>;
  if (application.status === "void")
    return (
      <p>
        {`本年度的申报已于${dayInWords(shanghaiDay(application.statusSince))}作废，不再办理。`}
        <a href={`${base}/sanctions`}>查看决定、理由和提出异议的方法</a>
      </p>
    );
  return (
    <p>
      {application.receipt === null ? "申报没有提交。" : `申报已经提交，受理号 ${application.receipt}。`}
      <a href={`${base}/receipt`}>查看回执</a>
    </p>
  );
}

/** The reason word for word, and the way to object. */
function Refused({ base, application }: { readonly base: string; readonly application: OwnApplicationView }) {
  const site = siteIdentity();
  return (
    <>
      <p>{`${townshipName(application.township)}于${dayInWords(shanghaiDay(application.statusSince))}作出决定：不予通过初审。本年度的积分和所报项目不再办理。`}</p>
      <h2>原因</h2>
      <blockquote>{application.refusal}</blockquote>
      <h2>您不同意的，可以提出异议</h2>
      <ol>
        <li>写明姓名、受理号和不同意的理由，附上能证明的材料。</li>
        <li>{`送到${site.operator}，或交${townshipName(application.township)}服务窗口转交；不方便书写的，窗口可以代为记录。`}</li>
        <li>由积分办核查，不由作出决定的工作人员办理，结果会告知您。</li>
      </ol>
      <p>
        {`受理号 ${application.receipt}，电话 ${site.phone}。`}
        <a href="/contact">联系方式</a> <a href={`${base}/receipt`}>查看回执</a>
      </p>
    </>
  );
}

function Correct({ version }: { readonly version: number }) {
  return (
    <>
      <h2>更正</h2>
      <p>
        发现填错或漏填的，申报期内、初审之前可以更正。重新提交之前，已提交的内容一直有效；重新提交后，以新的时间为准。
      </p>
      <Form form="version" action={correct} labels={{}}>
        <HiddenField name="version" value={version} />
        <div className="buttons">
          <button className="button button-quiet" type="submit">
            开始更正
          </button>
        </div>
      </Form>
    </>
  );
}

function Withdraw({ version }: { readonly version: number }) {
  return (
    <Form form="version" action={takeBack} labels={{}} fold="撤回申报">
      <p>
        撤回后，本年度的申报和所有项目都不再办理，不能恢复，也不能重新申报。只想退出一个项目的，请在上面的服务项目里办理。
      </p>
      <HiddenField name="version" value={version} />
      <div className="buttons">
        <button className="button button-warning" type="submit">
          撤回申报
        </button>
      </div>
    </Form>
  );
}
