import type { Page } from "@playwright/test";
import { expect } from "./portal";

/** What a finger must hit; links within a sentence and rows of staff tables apart (WCAG 2.5.8). */
const CONTROLS = [
  "button",
  "select",
  "textarea",
  "summary",
  "input:not([type=hidden], [type=radio], [type=checkbox])",
  ".choice",
  ".button",
  "nav a",
  ".back",
  ".site-foot a",
  ".tasks a",
  ".links a",
].join(",");

/** Every control on the page is at least `least` px high and wide. Checklist AX-05. */
export async function expectTargets(page: Page, least: number, what: string): Promise<void> {
  const small = await page.evaluate(
    ([controls, least]) =>
      [...document.querySelectorAll(controls)]
        .filter((one) => one.checkVisibility() && one.closest(".staff-table") === null)
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.height < least - 0.5 || box.width < least - 0.5)
        .map(({ one, box }) => `${one.outerHTML.slice(0, 90)} ${box.width} × ${box.height}`),
    [CONTROLS, least] as const,
  );
  expect(small, what).toEqual([]);
}

/** Every piece of text, drawings included, is at least `least` px, the body's line height at least 1.5. */
export async function expectText(page: Page, least: number, what: string): Promise<void> {
  const found = await page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const small: string[] = [];
    while (walker.nextNode() !== null) {
      const parent = walker.currentNode.parentElement;
      const text = walker.currentNode.textContent?.trim() ?? "";
      if (text === "" || parent === null || parent.closest("script, style, option") !== null) continue;
      if (parent.checkVisibility() && Number.parseFloat(getComputedStyle(parent).fontSize) < least) small.push(text);
    }
    const body = getComputedStyle(document.body);
    return { small, lineHeight: Number.parseFloat(body.lineHeight) / Number.parseFloat(body.fontSize) };
  }, least);
  expect(found.small, what).toEqual([]);
  expect(found.lineHeight, what).toBeGreaterThanOrEqual(1.5);
}

/**
 * Walks a page by Tab from its beginning: the skip link comes first, each stop shows the focus ring and is not covered, and the walk leaves
 * the page at its last link. Checklist AX-02, AX-03.
 */
export async function tabWalk(page: Page, what: string): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.getSelection()?.removeAllRanges();
    window.scrollTo(0, 0);
  });
  const stops: string[] = [];
  for (let press = 0; press < 300; press++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return null;
      const style = getComputedStyle(one);
      const box = one.getBoundingClientRect();
      const [line] = one.getClientRects();
      const top = document.elementFromPoint((line ?? box).left + (line ?? box).width / 2, (line ?? box).top + 4);
      return {
        name: `${one.tagName} ${one.getAttribute("href") ?? one.getAttribute("name") ?? ""} ${one.textContent?.trim().slice(0, 20)}`,
        ring: `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
        shown: top !== null && (one.contains(top) || top.contains(one)),
        last: one.getAttribute("href") === "/accessibility" && one.closest(".site-foot") !== null,
      };
    });
    if (stop === null) continue;
    expect(stop.ring, `${what}: ${stop.name}`).toBe("solid 3px rgb(255, 191, 0)");
    expect(stop.shown, `${what}: ${stop.name}`).toBe(true);
    stops.push(stop.name);
    if (stop.last) break;
  }
  expect(stops.at(-1), what).toContain("/accessibility");
  await page.keyboard.press("Tab");
  expect(
    await page.evaluate(() => document.activeElement?.getAttribute("href") ?? null),
    `${what}: the end is no trap`,
  ).not.toBe("/accessibility");
}
