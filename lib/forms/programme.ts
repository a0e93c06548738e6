import { z } from "zod";
import { localDate } from "../domain/shared/local-date";
import { day, filled, version } from "./fields";

export const MOST_STAGES = 10;
const cell = z.union([z.string().max(100), z.undefined(), z.literal(false)]);

/** One stage of a year as the form's rows give it: name0, from0, to0 …. Empty rows are left out. */
export function stageRows(cells: Readonly<Record<string, unknown>>) {
  const text = (name: string) => {
    const value = cells[name];
    return typeof value === "string" ? value.trim() : "";
  };
  return Array.from({ length: MOST_STAGES }, (_, row) => ({
    row,
    name: text(`name${row}`),
    from: text(`from${row}`),
    to: text(`to${row}`),
  })).filter(({ name, from, to }) => name !== "" || from !== "" || to !== "");
}

export const stagesSchema = z
  .object({ year: z.coerce.number().int(), version })
  .catchall(cell)
  .superRefine((cells, context) => {
    const rows = stageRows(cells);
    const refuse = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
    if (rows.length === 0) refuse("name0", "请至少填写一个阶段");
    for (const { row, name, from, to } of rows) {
      if (name === "") refuse(`name${row}`, "请填写阶段名称");
      if (localDate(from) === null) refuse(`from${row}`, "请填写开始日期");
      if (localDate(to) === null) refuse(`to${row}`, "请填写结束日期");
      else if (from > to) refuse(`to${row}`, "结束日期不能早于开始日期");
    }
  });
export const calendarDaySchema = z.strictObject({
  day: day("请填写日期"),
  kind: z.enum(["holiday", "workday"], { error: "请选择放假或上班" }),
  name: filled("请填写名称，如国庆节", 50),
});
export const calendarRemovalSchema = z.strictObject({ day: day("请填写日期") });
export const feedBackIdleSchema = z.strictObject({
  year: z.coerce.number().int(),
  expected: z.coerce.number().int().min(1),
});
