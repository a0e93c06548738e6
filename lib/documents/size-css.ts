import type { Size } from "./site-frame";

/** The root sizes of the three modes in px, as styles/base.css has them. Checklist AX-05: body 18, 24.75 and 30.4 px. */
const ROOT: Record<Size, number> = { standard: 16, large: 22, largest: 27 };

/** What /size.css answers for a size cookie, so that the large-text modes reach published files. */
export function sizeCss(size: Size): string {
  return `html{font-size:${ROOT[size]}px}`;
}
