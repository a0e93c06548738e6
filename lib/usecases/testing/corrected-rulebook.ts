import { readFileSync } from "node:fs";
import { db } from "../../../db/client";
import { findApprovedRulebook } from "../../../db/queries/programmes";
import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import { approveRulebook } from "../rulebook/approve-rulebook";
import { importRulebook } from "../rulebook/import-rulebook";

type Json = Record<string, unknown>;
type Indicator = { readonly code: string; readonly rule: Json } & Json;
export type RulebookFile = { indicators: Indicator[]; sections: Json[] } & Json;
export const REASON = "附件1的分值印错，按原文更正。";

/** The rulebook of 2020 as a file, with changes. */
export function editedRulebook(edit: (file: RulebookFile) => void): string {
  const file: RulebookFile = JSON.parse(readFileSync("db/seed/2020/rulebook.json", "utf8"));
  edit(file);
  return JSON.stringify(file);
}

/** The rule of an indicator in such a file. */
export function ruleOf(file: RulebookFile, code: string): Json {
  const found = file.indicators.find((one) => one.code === code);
  if (found === undefined) throw new Error(`no indicator ${code}`);
  return found.rule;
}

/** A correction by two officers. Returns the rulebooks before and after. */
export async function correctRulebook(
  officers: { readonly office1: Actor; readonly office2: Actor },
  edit: (file: RulebookFile) => void,
): Promise<{ readonly before: string; readonly after: string }> {
  const before = (await findApprovedRulebook(db(), 2020))?.id ?? "";
  const { rulebookId } = must(await importRulebook(officers.office1, editedRulebook(edit), REASON), "import");
  must(await approveRulebook(officers.office2, { rulebookId }), "approval");
  return { before, after: rulebookId };
}
