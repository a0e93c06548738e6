/** Text sizes that a visitor can choose, kept in a cookie that `POST /size` sets. Source: look.md, targets; checklist AX-04, AX-05. */
export const SIZE_MODES = ["standard", "large", "largest"] as const;
export type SizeMode = (typeof SIZE_MODES)[number];
export const SIZE_NAMES: Record<SizeMode, string> = { standard: "标准", large: "大", largest: "特大" };

/** Name of the cookie, and of the form field. */
export const SIZE_COOKIE = "size";

/** Root size in percent of the browser's own: body text is 1.125 rem, so 18, 24.75 and 30.4 px; targets are 2.75 rem, so 44, 60.5 and 74 px. */
const ROOT_PERCENT: Record<SizeMode, number> = { standard: 100, large: 137.5, largest: 168.75 };

/** The mode of a cookie value; anything unknown is standard. */
export function sizeModeOf(value: string | undefined): SizeMode {
  return SIZE_MODES.find((mode) => mode === value) ?? "standard";
}

/** The body of `/size.css` for a mode; answered with `Vary: Cookie`. */
export function sizeCss(mode: SizeMode): string {
  return `html{font-size:${ROOT_PERCENT[mode]}%}`;
}
