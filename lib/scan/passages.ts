import type { Passage, Place } from "../domain/notice/attachment";
import { readXml } from "./xml";

/** What is one text although it stands in several pieces: a paragraph, a string of a workbook, a comment. */
const BLOCKS = ["p", "si", "is", "comment"];
/** What stands for a sign between the pieces of a paragraph. */
const SIGNS: Readonly<Record<string, string>> = { tab: "\t", br: "\n", cr: "\n", noBreakHyphen: "-" };

/** Digits written one to a box: the texts of neighbouring cells of one sign each, put together. */
export function boxed(cells: readonly string[]): readonly string[] {
  const runs: string[] = [];
  let run = "";
  for (const cell of [...cells, ""]) {
    const sign = cell.trim();
    if ([...sign].length === 1) run += sign;
    else {
      if (run.length > 10) runs.push(run);
      run = "";
    }
  }
  return runs;
}

/**
 * Every text and every attribute of a part, in order. `placeOf` says where a block stands (its number counts from 1) or, for null, what stands
 * outside of blocks. Null where the part does not read.
 */
export function passagesOf(part: Uint8Array, placeOf: (block: number | null) => Place): readonly Passage[] | null {
  const passages: Passage[] = [];
  const open: { number: number; text: string }[] = [];
  const rows: string[][] = [];
  let blocks = 0;
  let loose = "";
  const add = (text: string, block: number | null) => {
    if (text.trim() !== "") passages.push({ place: placeOf(block), text });
  };
  const sound = readXml(part, {
    open(name, attributes) {
      const inside = open.at(-1);
      for (const value of attributes.values()) if (/\p{Nd}/u.test(value)) add(value, inside?.number ?? null);
      if (BLOCKS.includes(name)) open.push({ number: ++blocks, text: "" });
      else if (inside !== undefined) inside.text += SIGNS[name] ?? "";
      if (name === "tr") rows.push([]);
      if (name === "tc") rows.at(-1)?.push("");
    },
    text(text) {
      const inside = open.at(-1);
      if (inside === undefined) loose += text;
      else inside.text += text;
    },
    close(name) {
      if (BLOCKS.includes(name)) {
        const block = open.pop();
        if (block === undefined) return;
        add(block.text, block.number);
        const row = rows.at(-1);
        const cell = row?.pop();
        if (row !== undefined && cell !== undefined) row.push(cell + block.text);
      } else if (name === "tr") for (const run of boxed(rows.pop() ?? [])) add(run, blocks);
      if (open.length > 0) return;
      add(loose, null);
      loose = "";
    },
  });
  return sound ? passages : null;
}
