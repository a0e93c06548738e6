import { z } from "zod";
import { type Flow, MOST_FLOWS } from "../domain/fulfilment/flows";
import { PROJECT_KINDS } from "../domain/programme/statuses";
import { chosen, day, filled, many, manyOf, optionalText, recordId, version } from "./fields";

/** Most rows of the draft form. */
export const MOST = { pools: 20, keys: 8, thresholds: 4, flows: MOST_FLOWS } as const;

const cell = z.union([z.string().max(200), z.array(z.string().max(100)), z.undefined(), z.literal(false)]);
type Cells = Readonly<Record<string, unknown>>;
/** The text of a cell, empty where it was not filled in. */
export const cellText = (cells: Cells, name: string): string => {
  const value = cells[name];
  return typeof value === "string" ? value.trim() : "";
};
/** The ticks under one name. */
export const cellTicks = (cells: Cells, name: string): readonly string[] => {
  const value = cells[name];
  return Array.isArray(value) ? value : typeof value === "string" && value !== "" ? [value] : [];
};
/** Rows of pools in which something was filled in. */
export const poolRows = (cells: Cells): readonly number[] =>
  Array.from({ length: MOST.pools }, (_, row) => row).filter(
    (row) =>
      [`poolCode${row}`, `poolName${row}`, `poolQuota${row}`].some((name) => cellText(cells, name) !== "") ||
      cellTicks(cells, `poolClasses${row}`).length > 0,
  );

/** Rows of flows in which a pool was chosen. */
export const flowRows = (cells: Cells): readonly number[] =>
  Array.from({ length: MOST.flows }, (_, row) => row).filter((row) =>
    [`flowFrom${row}`, `flowTo${row}`].some((name) => cellText(cells, name) !== ""),
  );
/** Where places go on: the form names pools by their rows, since they get their codes in the same form. */
export const flowsOf = (cells: Cells): readonly Flow[] => {
  const pool = (name: string) => cellText(cells, `poolCode${cellText(cells, name)}`);
  return flowRows(cells).map((row) => ({ from: pool(`flowFrom${row}`), to: pool(`flowTo${row}`) }));
};
/** The same as lines of text, beside a file: the codes of two pools in each, apart by a comma. What is written otherwise is no code of any pool. */
export const flowLines = (text: string): readonly Flow[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [from = "", ...to] = line.trim().split(/\s*(?:[,，;；]|->|→|\s)\s*/);
      return { from, to: to.join(" ") };
    });

function checkRows(cells: Cells & { readonly opensOn: string; readonly closesOn: string }, context: z.RefinementCtx) {
  const refuse = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
  if (cells.opensOn > cells.closesOn) refuse("closesOn", "申报结束不能早于申报开始");
  for (const row of poolRows(cells)) {
    if (cellText(cells, `poolName${row}`) === "") refuse(`poolName${row}`, "请填写分类名称");
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(cellText(cells, `poolCode${row}`)))
      refuse(`poolCode${row}`, "请填写代码：字母、数字、短横线，如 school-1");
    if (!/^\d{0,7}$/.test(cellText(cells, `poolQuota${row}`))) refuse(`poolQuota${row}`, "指标是整数；不限的不填");
  }
  for (const row of flowRows(cells))
    for (const [name, missing] of [
      [`flowFrom${row}`, "请选择从哪一类转出；不要这一条的，两边都不选"],
      [`flowTo${row}`, "请选择转入哪一类；不要这一条的，两边都不选"],
    ] as const) {
      const pool = cellText(cells, name);
      if (pool === "") refuse(name, missing);
      else if (!poolRows(cells).includes(Number(pool)))
        refuse(name, `第 ${Number(pool) + 1} 类没有填写，请选择上面填写了的一类`);
    }
  for (let row = 0; row < MOST.thresholds; row++) {
    const points = cellText(cells, `atLeast${row}`);
    const what = cellText(cells, `threshold${row}`);
    if (what !== "" && !/^\d{1,6}(\.\d{1,2})?$/.test(points))
      refuse(`atLeast${row}`, "请填写分数，最多两位小数，如 60");
    if (what === "" && points !== "") refuse(`threshold${row}`, "请选择这个分数线看什么");
  }
}

/**
 * A service project as fields. Rows: poolCode0, poolName0, poolQuota0, poolClasses0 …; threshold0, atLeast0 …; key0, keyOrder0 …; flowFrom0, flowTo0 …. What the file's
 * contract asks beyond this is checked on the server.
 */
export const draftProjectSchema = z
  .object({
    version: z.coerce.number().int().min(0),
    year: z.coerce.number().int(),
    department: filled("请选择部门", 64),
    code: z
      .string({ error: "请填写代码" })
      .trim()
      .regex(/^[A-Za-z0-9._-]{1,64}$/, "代码用字母、数字、短横线，如 housing-2020"),
    name: filled("请填写名称", 100),
    kind: chosen(PROJECT_KINDS, "请选择种类"),
    classes: many(20),
    allocation: chosen(["pool", "preference"], "请选择分配方式"),
    order: chosen(["total", "keys"], "请选择排名次序"),
    boundaryTies: chosen(["admit", "exclude"], "请选择末位并列怎样处理"),
    publicityWorkingDays: z
      .string()
      .trim()
      .regex(/^\d{0,3}$/, "请填写工作日数，如 5")
      .optional(),
    fulfilment: optionalText(500),
    lot: optionalText(200),
    opensOn: day("请填写申报开始日期"),
    closesOn: day("请填写申报结束日期"),
    who: optionalText(500),
    scope: optionalText(500),
    limit: optionalText(500),
    excludes: manyOf(PROJECT_KINDS),
  })
  .catchall(cell)
  .superRefine(checkRows);
export type DraftProjectForm = z.output<typeof draftProjectSchema>;

export const returnProjectSchema = z.strictObject({
  projectId: recordId,
  version,
  reason: filled("请写明退回的原因，办理部门会看到", 500),
});
