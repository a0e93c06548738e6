export type PublicStage = "announced" | "open" | "closed" | "in-notice" | "over";

/** Where a published project stands for visitors, by its days in Asia/Shanghai and its newest notice. Ranking itself is not public, nor whether an objection is open. */
export function publicStage(
  project: { readonly opensOn: string; readonly closesOn: string },
  notice: { readonly objectionsUntil: string } | undefined,
  day: string,
): PublicStage {
  if (notice !== undefined) return day <= notice.objectionsUntil ? "in-notice" : "over";
  if (day < project.opensOn) return "announced";
  return day <= project.closesOn ? "open" : "closed";
}
