import type { Passage, Place } from "../domain/notice/attachment";
import { boxed } from "./passages";
import { readXml } from "./xml";

type Sheet = { readonly name: string; readonly part: string; readonly hidden: boolean };
type Parts = ReadonlyMap<string, Uint8Array>;

/** The targets of a part's relations by their id, as names of parts. */
function readRelations(part: Uint8Array): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  readXml(part, {
    open(name, attributes) {
      const target = attributes.get("Target") ?? "";
      if (name === "Relationship")
        targets.set(attributes.get("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

function listSheets(parts: Parts): readonly Sheet[] {
  const relations = readRelations(parts.get("xl/_rels/workbook.xml.rels") ?? new Uint8Array());
  const sheets: Sheet[] = [];
  readXml(parts.get("xl/workbook.xml") ?? new Uint8Array(), {
    open(name, attributes) {
      if (name !== "sheet") return;
      // Of its two ids the one of the relation is the one that begins with a letter.
      const part = [...attributes.values()].map((value) => relations.get(value)).find((one) => one !== undefined);
      const hidden = (attributes.get("state") ?? "visible") !== "visible";
      sheets.push({ name: attributes.get("name") ?? "", part: part ?? "", hidden });
    },
  });
  return sheets;
}

/** The strings that cells name by number, in order. */
function readStrings(part: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  let text: string | null = null;
  if (part !== undefined)
    readXml(part, {
      open: (name) => {
        if (name === "si") text = "";
      },
      text: (more) => {
        if (text !== null) text += more;
      },
      close: (name) => {
        if (name !== "si") return;
        strings.push(text ?? "");
        text = null;
      },
    });
  return strings;
}

/** The number of a cell's column, from 1: AB12 → 28. */
const columnOf = (cell: string) =>
  [...cell.replace(/\d/g, "")].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0);

/** Every cell of a sheet with its value as it is stored, and everything else that the sheet says. */
function passagesOfSheet(part: Uint8Array, sheet: Sheet, strings: readonly string[]): readonly Passage[] | null {
  const passages: Passage[] = [];
  const hiddenColumns: (readonly [number, number])[] = [];
  let row = { hidden: false, last: "", cells: [] as string[] };
  let cell: { ref: string; type: string; value: string; formula: string; text: string } | null = null;
  let inside = "";
  let loose = "";
  const placeOf = (ref: string): Place => {
    const column = columnOf(ref);
    const hidden = sheet.hidden || row.hidden || hiddenColumns.some(([from, to]) => column >= from && column <= to);
    return { in: "cell", sheet: sheet.name, cell: ref, hidden };
  };
  const add = (text: string, place: Place = { in: "sheet", sheet: sheet.name }) => {
    if (/\p{Nd}/u.test(text)) passages.push({ place, text });
  };
  const sound = readXml(part, {
    open(name, attributes) {
      inside = name;
      const isHidden = /^(1|true)$/.test(attributes.get("hidden") ?? "");
      if (name === "col" && isHidden)
        hiddenColumns.push([Number(attributes.get("min")), Number(attributes.get("max"))]);
      if (name === "row") row = { hidden: isHidden, last: "", cells: [] };
      if (name === "c")
        cell = { ref: attributes.get("r") ?? "", type: attributes.get("t") ?? "n", value: "", formula: "", text: "" };
      else for (const value of attributes.values()) add(value);
    },
    text(text) {
      if (cell === null) loose += text;
      else if (inside === "v") cell.value += text;
      else if (inside === "f") cell.formula += text;
      else cell.text += text;
    },
    close(name) {
      if (name === "row") for (const run of boxed(row.cells)) add(run, placeOf(row.last));
      if (name === "c" && cell !== null) {
        const { ref, type, formula } = cell;
        const place = placeOf(ref);
        const value = type === "s" ? (strings[Number(cell.value)] ?? "") : cell.value + cell.text;
        if (type === "n" && value.trim() !== "") passages.push({ place, text: value.trim(), numeric: true });
        else add(value, place);
        add(formula, place);
        row.cells.push(value);
        row.last = ref;
        cell = null;
      }
      if (cell === null) {
        add(loose);
        loose = "";
      }
    },
  });
  return sound ? passages : null;
}

export const isSheet = (part: string) => /^xl\/worksheets\/[^/]+\.xml$/.test(part);

/** Everything that the sheets of a workbook say, hidden ones included; the name of the first part that does not read. */
export function passagesOfWorkbook(parts: Parts): {
  readonly passages: readonly Passage[];
  readonly broken: string | null;
} {
  const strings = readStrings(parts.get("xl/sharedStrings.xml"));
  const known = listSheets(parts);
  const passages: Passage[] = known.map(({ name }) => ({ place: { in: "sheet", sheet: name }, text: name }));
  for (const [part, bytes] of parts) {
    if (!isSheet(part)) continue;
    const sheet = known.find((one) => one.part === part) ?? { name: part, part, hidden: true };
    const found = passagesOfSheet(bytes, sheet, strings);
    if (found === null) return { passages, broken: part };
    for (const one of found) passages.push(one);
  }
  return { passages, broken: null };
}

/** Where a part that is no sheet stands, in the words of a workbook. */
export function placeInWorkbook(part: string, parts: Parts): (block: number | null) => Place {
  if (part.startsWith("docProps/")) return () => ({ in: "properties" });
  const sheet = /^xl\/(?:comments|threadedComments|drawings|tables)/.test(part) ? sheetOfPart(part, parts) : null;
  return () => (sheet === null ? { in: "part", part } : { in: "sheet", sheet });
}

/** The sheet whose relations name this part, or null. */
function sheetOfPart(part: string, parts: Parts): string | null {
  const file = part.split("/").at(-1) ?? "";
  const owner = listSheets(parts).find(({ part: sheet }) => {
    const relations = parts.get(sheet.replace(/([^/]+)$/, "_rels/$1.rels"));
    return relations !== undefined && Buffer.from(relations).includes(`/${file}"`);
  });
  return owner?.name ?? null;
}
