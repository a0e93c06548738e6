import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField } from "@/app/_ui/fields.client";
import { FileForm, FileText } from "@/app/_ui/file-form.client";
import { Form } from "@/app/_ui/form.client";
import { requireActor } from "@/lib/auth/current-actor";
import { VERSION_STATUS } from "@/lib/copy/statuses";
import { readOfficeYear } from "@/lib/usecases/work/read-office";
import { approve, importFile } from "./actions";

const FILE = "计分标准文件（points-rulebook/1，JSON）";

export const metadata: Metadata = { title: "计分标准" };

/** Versions of the rulebook: import one, approve what another officer imported. */
export default async function RulebooksPage() {
  const actor = await requireActor("points-office-officer");
  const year = await readOfficeYear();
  if (year === null)
    return (
      <>
        <h1>计分标准</h1>
        <p className="note">
          请先<a href="/office/programme">建立年度</a>。
        </p>
      </>
    );
  return (
    <>
      <h1>计分标准</h1>
      {year.rulebooks.length === 0 && <p className="note">还没有导入。导入后由另一位工作人员批准。</p>}
      {year.rulebooks.map((rulebook) => (
        <section key={rulebook.id} aria-labelledby={rulebook.id}>
          <h2 id={rulebook.id}>
            {`第 ${rulebook.version} 版`} <StatusTag status={VERSION_STATUS[rulebook.status]} />
          </h2>
          <p>{rulebook.title}</p>
          {rulebook.reason !== null && (
            <p>
              {`更正原因：${rulebook.reason} `}
              <a href={`/office/rulebooks/${rulebook.id}`}>改动和重新计分的进度</a>
            </p>
          )}
          <p className="digest">{rulebook.digest}</p>
          {rulebook.status === "proposed" &&
            (rulebook.importedBy === actor.userId ? (
              <p className="note">由您导入，须由另一位工作人员批准。</p>
            ) : (
              <Form form="rulebookId" action={approve} labels={{}}>
                <HiddenField name="rulebookId" value={rulebook.id} />
                <div className="buttons">
                  <button className="button" type="submit">
                    批准这一版
                  </button>
                </div>
              </Form>
            ))}
        </section>
      ))}
      {year.programme.status === "preparing" ? (
        <>
          <h2>导入</h2>
          <FileForm action={importFile} label={FILE} button="导入计分标准" />
        </>
      ) : (
        <>
          <h2>更正</h2>
          <p className="note">
            年度进行中只能更正分值、上限、分档、时段和名称。批准后，没有公示过的服务项目按新标准计分，本年度的申报全部重新计分；积分有变化的申请人会收到短信，重新确认。已有公示的项目类型不变。
          </p>
          <FileForm action={importFile} label={FILE} button="导入更正后的计分标准">
            <FileText name="reason" label="更正的原因（会对外公布）" required />
          </FileForm>
        </>
      )}
    </>
  );
}
