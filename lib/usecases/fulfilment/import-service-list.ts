import { lockOffers } from "../../../db/queries/fulfilment";
import type { Issue } from "../../contracts/issue";
import type { Actor } from "../../domain/access/authorize";
import type { DomainErrorCode } from "../../domain/errors";
import type { ServiceStep } from "../../domain/fulfilment/steps";
import { fail, ok, type Result } from "../../domain/shared/result";
import { type ServiceRecordForm, serviceRecordSchema } from "../../forms/fulfilment";
import { cellName, LIST_KEYS, type ListLine, labelOf, readServiceList } from "../../forms/service-list";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import { findServed } from "./find-served";
import type { RecordedMany } from "./record-services";
import { refusedSteps, type StepRefusal, type StepToRecord, writeSteps } from "./record-steps";

export type ServiceList = { readonly projectId: string; readonly step: ServiceStep; readonly text: string };
export type ListRefusal = { readonly code: DomainErrorCode; readonly issues: readonly Issue[] };

/** What stands against recording a line, and what would have to be. */
const REFUSED: Readonly<Record<StepRefusal, readonly [found: string, expected: string]>> = {
  "own-case": ["您本人", "由另一位工作人员记录"],
  "unlawful-move": ["现在不能记录这一步的人", "已接受名额、轮到这一步的人"],
  "already-served": ["已经办理的人", "还没有办理的人"],
  "record-in-future": ["今天以后的日期", "实际办理的日期"],
  "until-before-on": ["比开始更早的日期", "不早于开始的日期"],
  "amount-zero": ["金额 0", "大于 0 的金额"],
  "option-missing": ["没有选定房源、课程或岗位的人", "已经选定的人"],
};
const EXPECTED: Readonly<Record<string, string>> = {
  on: "日期，如 2020-08-24",
  until: "日期，如 2020-08-24",
  amount: "金额，最多两位小数，如 350.50",
};
/** The same where a cell reads, and does not fit the others. */
const FAULTS: Readonly<Record<string, string>> = { until: "不早于开始的日期", amount: "大于 0 的金额" };
const lineOf = ({ path }: Issue) => Number(/\d+/.exec(path)?.[0] ?? 0);
const quoted = (text: string) => (text === "" ? "空白" : `“${text}”`);

/** The fields of a line as the step's form takes them, or an issue for each cell that is wrong. */
function readLine(step: ServiceStep, { line, fields }: ListLine): Result<ServiceRecordForm, readonly Issue[]> {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
  const read = serviceRecordSchema.safeParse({ ...filled, step, offerId: newId() });
  if (read.success) return ok(read.data);
  return fail(
    read.error.issues.map(({ path, message, code }) => {
      const field = String(path[0] ?? "");
      const label = labelOf(step, field);
      const fault = code === "custom" ? FAULTS[field] : undefined;
      const expected = fault ?? EXPECTED[field] ?? message.replace(/^请填写/, "");
      return { path: cellName(line, label), found: quoted(fields[field] ?? ""), expected };
    }),
  );
}

/**
 * The serving unit gives back its exported list with the columns of a step filled in: amounts paid, numbers of certificates. Every line is checked first:
 * known by its receipt and name, once, with cells that read, and to be recorded now. One wrong line, and nothing is recorded. Each line recorded has a
 * row and a line of the audit of its own.
 */
export async function importServiceList(
  actor: Actor,
  { projectId, step, text }: ServiceList,
): Promise<Result<RecordedMany, ListRefusal>> {
  const issues: Issue[] = [];
  const result = await perform<RecordedMany>(
    actor,
    "service.record",
    { kind: "service-project", id: projectId },
    async (context) => {
      const project = await findServed(context, projectId);
      if (!project.ok) return project;
      const list = readServiceList(text, step);
      if (!list.ok) {
        issues.push(...list.issues);
        return fail("list-invalid");
      }
      const receipts = list.lines.map((one) => one.receipt);
      const found = await lockOffers(context.tx, projectId, "receipt", receipts);
      const known = new Map(found.map((one) => [one.candidacy.receipt, one]));
      const lines = new Map<string, number>();
      const steps: StepToRecord[] = [];
      for (const one of list.lines) {
        const about = known.get(one.receipt);
        const read = readLine(step, one);
        const earlier = lines.get(one.receipt);
        const receiptCell = cellName(one.line, LIST_KEYS.receipt);
        if (about === undefined)
          issues.push({ path: receiptCell, found: quoted(one.receipt), expected: "这个项目名单上的申报编号" });
        else if (about.name !== one.name)
          issues.push({
            path: cellName(one.line, LIST_KEYS.name),
            found: quoted(one.name),
            expected: "与申报编号相符的姓名",
          });
        else if (earlier !== undefined)
          issues.push({ path: receiptCell, found: `与第 ${earlier} 行相同`, expected: "每人一行" });
        if (!read.ok) issues.push(...read.error);
        if (about !== undefined && read.ok && earlier === undefined)
          steps.push({ found: about, input: { ...read.value, offerId: about.offer.id } });
        lines.set(one.receipt, one.line);
      }
      for (const { found: about, code } of await refusedSteps(context, actor, steps)) {
        const [what, expected] = REFUSED[code];
        const head = code === "record-in-future" ? labelOf(step, "on") : LIST_KEYS.name;
        issues.push({ path: cellName(lines.get(about.candidacy.receipt) ?? 0, head), found: what, expected });
      }
      issues.sort((a, b) => lineOf(a) - lineOf(b));
      if (issues.length > 0) return fail("list-invalid");
      await writeSteps(context, actor, steps);
      return ok({ projectId, recorded: steps.length });
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}
