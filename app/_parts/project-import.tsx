import { FileForm } from "@/app/_ui/file-form.client";
import type { FormAction } from "@/app/_ui/form.client";
import { KIND_NAMES } from "@/lib/copy/statuses";
import { PROJECT_KINDS } from "@/lib/domain/programme/statuses";

const RULES = [
  ["who", "实施细则：享受对象"],
  ["scope", "实施细则：适用范围"],
  ["limit", "实施细则：限制"],
  ["lot", "摇号用的公开数字：名称和公布日期（用到摇号的必填；文件里已有的不采用，截止后由两位工作人员登记）"],
] as const;

/** A project from a file: the window and the service rules stand beside it, for the file has none. `version` 0 makes it. */
export function ProjectImport({
  action,
  version,
  button,
}: {
  readonly action: FormAction;
  readonly version?: number;
  readonly button: string;
}) {
  return (
    <FileForm action={action} label="服务项目文件（points-service/1，JSON）" button={button}>
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      <div className="row">
        <div className="field">
          <label htmlFor="opensOn">申报开始</label>
          <input className="input" id="opensOn" name="opensOn" type="date" required />
        </div>
        <div className="field">
          <label htmlFor="closesOn">申报结束（当天 24:00）</label>
          <input className="input" id="closesOn" name="closesOn" type="date" required />
        </div>
      </div>
      {RULES.map(([name, label]) => (
        <div className="field" key={name}>
          <label htmlFor={name}>{label}</label>
          <textarea className="input" id={name} name={name} rows={2} maxLength={500} />
        </div>
      ))}
      <fieldset className="field">
        <legend>不能同时享受的服务</legend>
        {PROJECT_KINDS.map((kind) => (
          <label className="choice" key={kind}>
            <input type="checkbox" name="excludes" value={kind} />
            <span>{KIND_NAMES[kind]}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="flows">名额转用</label>
        <p className="hint" id="flows-hint">
          每行一条：转出分类的代码，转入分类的代码。没有的不填
        </p>
        <textarea className="input" id="flows" name="flows" rows={2} maxLength={3000} aria-describedby="flows-hint" />
      </div>
    </FileForm>
  );
}
