import { cellText, cellTicks, type DraftProjectForm, flowRows, MOST, poolRows } from "../../forms/projects";

const rowsUpTo = (most: number, used: (row: number) => boolean) =>
  Array.from({ length: most }, (_, row) => row).filter(used);
/** "section:quality" → by and code; "lot" → by alone. */
function split(key: string) {
  const [by = "", code] = key.split(":");
  return code === undefined ? { by } : { by, code };
}

/** The draft form as the text of a points-service/1 file, and the field that each of its places came from. */
export function serviceOfForm(form: DraftProjectForm): {
  readonly file: string;
  readonly fieldOf: (path: string) => string;
} {
  const pools = poolRows(form);
  const keys = rowsUpTo(MOST.keys, (row) => cellText(form, `key${row}`) !== "");
  const thresholds = rowsUpTo(MOST.thresholds, (row) => cellText(form, `threshold${row}`) !== "");
  const service = {
    format: "points-service/1",
    code: form.code,
    name: form.name,
    year: form.year,
    kind: form.kind,
    department: form.department,
    classes: form.classes,
    thresholds: thresholds.map((row) => ({
      ...split(cellText(form, `threshold${row}`)),
      atLeast: Number(cellText(form, `atLeast${row}`)),
    })),
    order: form.order,
    allocation: form.allocation,
    pools: pools.map((row) => {
      const quota = cellText(form, `poolQuota${row}`);
      const classes = cellTicks(form, `poolClasses${row}`);
      return {
        code: cellText(form, `poolCode${row}`),
        name: cellText(form, `poolName${row}`),
        quota: quota === "" ? null : Number(quota),
        classes: classes.length === 0 ? null : classes,
      };
    }),
    tieBreak: keys.map((row) => {
      const key = split(cellText(form, `key${row}`));
      const ordered = key.by === "section" || key.by === "indicator";
      return ordered ? { ...key, order: cellText(form, `keyOrder${row}`) || "descending" } : key;
    }),
    boundaryTies: form.boundaryTies,
    lotSeed: null,
    publicityWorkingDays: form.publicityWorkingDays ? Number(form.publicityWorkingDays) : null,
    fulfilment: form.fulfilment || null,
  };
  const rows = { pools, keys, thresholds, flows: flowRows(form) };
  return { file: JSON.stringify(service), fieldOf: (path) => fieldOf(path, rows) };
}

type Rows = Readonly<Record<"pools" | "keys" | "thresholds" | "flows", readonly number[]>>;
const POOL_FIELDS: Readonly<Record<string, string>> = { name: "poolName", quota: "poolQuota", classes: "poolClasses" };

/** $.pools[1].quota → poolQuota2 where the second pool stood in the third row. */
function fieldOf(path: string, rows: Rows): string {
  const [, list = "", index = "0", key = ""] = /^\$(?:rules)?\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?/.exec(path) ?? [];
  if (list === "flows") return `${key === "to" ? "flowTo" : "flowFrom"}${rows.flows[Number(index)] ?? 0}`;
  if (list === "pools") return `${POOL_FIELDS[key] ?? "poolCode"}${rows.pools[Number(index)] ?? 0}`;
  if (list === "tieBreak") return `key${rows.keys[Number(index)] ?? 0}`;
  if (list === "thresholds") return `${key === "atLeast" ? key : "threshold"}${rows.thresholds[Number(index)] ?? 0}`;
  return list;
}
