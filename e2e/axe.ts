import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./portal";

/** WCAG 2.2 A and AA with contrast: nothing to say on the page as it stands. In one run, without the second page that frames of other sites would need. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const result = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .setLegacyMode()
    .analyze();
  const found = result.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(" | ")}`,
  );
  expect(found, what).toEqual([]);
}

/** Nothing but tables may be wider than the screen. */
export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  // A link's page stands at its new address before its stylesheet has come.
  await expect.poll(() => page.evaluate(over), { message: what }).toBeLessThanOrEqual(0);
}
