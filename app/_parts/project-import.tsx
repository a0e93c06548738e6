import { FileChoices, FileDay, FileForm, FileText } from "@/app/_ui/file-form.client";
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
        <FileDay name="opensOn" label="申报开始" />
        <FileDay name="closesOn" label="申报结束（当天 24:00）" />
      </div>
      {RULES.map(([name, label]) => (
        <FileText key={name} name={name} label={label} />
      ))}
      <FileChoices
        name="excludes"
        label="不能同时享受的服务"
        choices={PROJECT_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
      />
      <FileText name="flows" label="名额转用" hint="每行一条：转出分类的代码，转入分类的代码。没有的不填" most={3000} />
    </FileForm>
  );
}
