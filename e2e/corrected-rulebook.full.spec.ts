import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { makePeople } from "../lib/cli/demo/people/make-people";
import { SEED } from "../lib/cli/demo/seed/programme";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expectTargets } from "./look";
import { expect, logInPlayed, logInStaff, moveClock, test } from "./portal";

test.use({ applicants: 60, until: "2020-08-13T14:30:00+08:00", portalOf: "corrected-rulebook" });

const REASON = "附件1中就业登记的分值印错，按原文更正。";
const people = makePeople(60, 2020, "2020-03-31").filter((one) => one.claims.some((of) => of.indicator === "P07"));
const inHousingAlone = people.filter(({ stage, kinds }) => stage === "in-notice" && kinds.join() === "housing");
const [confirming, scripted, silent] = inHousingAlone;
const inNotice = people.find(({ stage, kinds }) => stage === "in-notice" && kinds.join() === "schooling,housing");
const neverConfirmed = people.find(({ stage }) => stage === "confirmed");

const file = (name: string, points?: number) => {
  const rulebook = JSON.parse(readFileSync(`${SEED}/rulebook.json`, "utf8"));
  const registered = rulebook.indicators.find((one: { readonly code: string }) => one.code === "P07");
  if (points !== undefined) registered.rule.points = points;
  return { name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(rulebook)) };
};

/** 38.5 分变为 41.5 分: how much more it is, in 分. */
async function expectThreeMore(page: Page): Promise<void> {
  const asked = page.getByText(/计分标准有更正，您的积分因此有变化：总分由 [\d.]+ 分变为 [\d.]+ 分，请重新核对。/);
  await expect(asked).toContainText(`更正的原因：${REASON}`);
  const [, before, after] = /由 ([\d.]+) 分变为 ([\d.]+) 分/.exec((await asked.textContent()) ?? "") ?? [];
  expect(Number(after) - Number(before)).toBe(3);
}

test("a correction of the rulebook while the year runs: two officers, everybody scored anew, those concerned asked again before the run", async ({
  page,
  newPerson,
  newPlainPerson,
}) => {
  const [office1, office2, seen] = [await newPerson(), await newPerson(), await newPerson()];
  const [own, listed, fresh, quiet, visitor] = [
    await newPlainPerson(),
    await newPlainPerson(),
    await newPlainPerson(),
    await newPlainPerson(),
    await newPlainPerson(),
  ];
  let ranking = "";

  await test.step("before it, the project is ranked by the rulebook as it was", async () => {
    await logInStaff(office1, "office-1");
    await logInStaff(office2, "office-2");
    await office1.goto("/office/rankings");
    await office1.getByRole("link", { name: "积分入住" }).click();
    await office1.getByRole("button", { name: "运行排名" }).click();
    await expect(office1.getByRole("heading", { name: "第 1 次排名" })).toBeVisible();
    ranking = new URL(office1.url()).pathname;
    await office2.goto(ranking);
    await expect(office2.getByRole("button", { name: "发布公示" })).toBeVisible();
  });

  await test.step("one officer imports the corrected file with a reason; the same file again is refused", async () => {
    await office1.goto("/office/rulebooks");
    await office1.getByLabel("更正的原因").fill(REASON);
    await office1.getByLabel(/^计分标准文件/).setInputFiles(file("rulebook.json"));
    await office1.getByRole("button", { name: "导入更正后的计分标准" }).click();
    await expect(office1.locator(".error-summary")).toContainText("文件与生效的计分标准没有不同");
    await expect(office1.getByLabel("更正的原因")).toHaveValue(REASON);
    await expectAccessible(office1, "a file that was not imported");
    await office1.getByLabel(/^计分标准文件/).setInputFiles(file("corrected.json", 8));
    await office1.getByRole("button", { name: "导入更正后的计分标准" }).click();
    await expect(office1.getByText("由您导入，须由另一位工作人员批准。")).toBeVisible();
    await expect(office1.getByRole("button", { name: "批准这一版" })).toHaveCount(0);
    await expectAccessible(office1, "a correction that waits for approval");
  });

  await test.step("another officer reads what it changes and approves; the page shows how far the rescoring is", async () => {
    await office2.goto("/office/rulebooks");
    await office2.getByRole("link", { name: "改动和重新计分的进度" }).click();
    await expect(office2.getByRole("row", { name: /（P07） · 分值/ })).toContainText(/5\s*8/);
    await expectAccessible(office2, "a correction before its approval");
    await office2.getByRole("link", { name: "计分标准", exact: true }).first().click();
    await office2.getByRole("button", { name: "批准这一版" }).click();
    await expect(office2.getByText("已被替换", { exact: true })).toBeVisible();
    await office2.getByRole("link", { name: "改动和重新计分的进度" }).click();
    await expect(office2.getByRole("heading", { name: "重新计分" })).toBeVisible();
    await expect(async () => {
      await office2.reload();
      await expect(office2.getByText(/^已完成：\d+ 份申报全部重新计分。$/)).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(office2.getByText(/\d+ 份申报的积分有变化，其中 \d+ 份请本人重新确认/)).toBeVisible();
    await expect(office2.getByText(/按这一版计分的服务项目：.*积分入住/)).toBeVisible();
    await expect(office2.getByText(/按这一版计分的服务项目：.*积分入学/)).toHaveCount(0);
    await expect(office2.getByRole("table", { name: "积分有变化的申报" }).getByRole("row")).not.toHaveCount(1);
    await expectAccessible(office2, "a rescoring that is done");
  });

  await test.step("everybody reads the corrected rulebook and why", async () => {
    for (const one of [page, visitor]) {
      await one.goto("/rulebook");
      await expect(one.getByText(`这一版更正了前一版。原因：${REASON}`)).toBeVisible();
      await expect(one.getByRole("row", { name: /^P07 / })).toContainText("8 分");
    }
    await expectAccessible(page, "a corrected rulebook");
    await expectNoSidewaysScroll(visitor, "a corrected rulebook");
    await expectTargets(visitor, 44, "a corrected rulebook");
  });

  await test.step("the run made before counts no longer, and a new one waits for those who are asked again", async () => {
    await office2.goto(ranking);
    await expect(office2.getByText("计分标准已更正，第 1 次排名作废，不能公示。")).toBeVisible();
    await expect(office2.getByRole("button", { name: "发布公示" })).toHaveCount(0);
    await expect(office2.getByText(/份申报等待本人确认积分/).first()).toBeVisible();
    await expectAccessible(office2, "a run that a correction made void");
    await office1.goto(ranking);
    await office1.getByRole("button", { name: "重新运行排名" }).click();
    await expect(office1.locator(".error-summary")).toContainText("还不能排名");
    await expect(office1.locator(".error-summary")).toContainText("份申报等待本人确认积分");
  });

  await test.step("who had confirmed is told what changed and why, and that silence does no harm, and confirms on a phone", async () => {
    await logInPlayed(own, confirming);
    await expectThreeMore(own);
    await expect(own.getByText("您以前确认过，逾期没有答复的，按变化后的积分参加排名。")).toBeVisible();
    await expectNoSidewaysScroll(own, "asked again");
    await expectTargets(own, 44, "asked again");
    await logInPlayed(seen, scripted);
    await expectAccessible(seen, "asked again");
    await seen.goto("/applicant/score");
    await expectAccessible(seen, "points that changed");
    await own.getByRole("link", { name: "核对并确认积分" }).click();
    await expectThreeMore(own);
    await expect(own.getByRole("link", { name: "选择不同意的项目并写明理由" })).toBeVisible();
    await expectNoSidewaysScroll(own, "points that changed");
    await expectTargets(own, 44, "points that changed");
    await own.getByRole("button", { name: "确认积分" }).click();
    await expect(own.getByText("您已确认积分。排名公示后会短信通知您。")).toBeVisible();
    await expect(own.getByText("计分标准有更正")).toHaveCount(0);
    await seen.getByRole("button", { name: "确认积分" }).click();
    await expect(seen.getByText("您已确认积分。排名公示后会短信通知您。")).toBeVisible();
  });

  await test.step("who never confirmed is told that silence keeps out; who stands in a notice is asked nothing", async () => {
    await logInPlayed(fresh, neverConfirmed);
    await expectThreeMore(fresh);
    await expect(fresh.getByText("逾期未确认的，不参加排名。")).toBeVisible();
    await logInPlayed(listed, inNotice);
    await expect(listed.getByRole("link", { name: "核对并确认积分" })).toHaveCount(0);
    await visitor.goto("/demo");
    await expect(visitor.getByText(/您已列入公示的项目不受影响，您的申报仍然有效/).first()).toBeVisible();
  });

  await test.step("once the days are over, who was silent stands, and the project is ranked by the corrected rulebook", async () => {
    await moveClock(page, "2020-08-21T09:00");
    await expect(async () => {
      await office1.goto(ranking);
      await expect(office1.getByText(/份申报等待本人确认积分/)).toHaveCount(0, { timeout: 1000 });
    }).toPass();
    await office1.getByRole("button", { name: "重新运行排名" }).click();
    await expect(office1.getByRole("heading", { name: "第 2 次排名" })).toBeVisible();
    await logInPlayed(quiet, silent);
    await expect(quiet.getByText("您已确认积分，等待排名和公示。")).toBeVisible();
    await office2.goto(ranking);
    await expect(office2.getByText("作废")).toHaveCount(0);
    await office2.getByRole("button", { name: "发布公示" }).click();
    await expect(office2.getByText("已公示：")).toBeVisible();
    await own.goto("/applicant/notices");
    await expect(own.getByText(/新市民，第 \d+ 名/)).toBeVisible();
  });

  await test.step("corrected once more, a notice that stands is checked by the rulebook that it names, on the site's own page too", async () => {
    await office1.goto("/office/rulebooks");
    await office1.getByLabel("更正的原因").fill(REASON);
    await office1.getByLabel(/^计分标准文件/).setInputFiles(file("corrected-again.json", 9));
    await office1.getByRole("button", { name: "导入更正后的计分标准" }).click();
    await expect(office1.getByText("由您导入，须由另一位工作人员批准。")).toBeVisible();
    await office2.goto("/office/rulebooks");
    await office2.getByRole("button", { name: "批准这一版" }).click();
    await expect(office2.getByText("已被替换", { exact: true })).toHaveCount(2);
    await page.goto("/rulebook");
    for (const version of [1, 2, 3])
      await expect(page.getByRole("link", { name: `下载第 ${version} 版` })).toBeVisible();
    await expectAccessible(page, "a rulebook of three versions");
    await page.goto("/check?notice=2020-2");
    await expect(page.getByText("已从本站取得公示 2020-2，不用选择")).toBeVisible();
    await page.getByRole("button", { name: "核对", exact: true }).click();
    await expect(page.getByRole("heading", { name: "核对通过", exact: true })).toBeVisible();
    const same = page.locator(".check").filter({ hasText: "所给的计分标准就是公示所用的那一份" });
    await expect(same).toContainText("通过");
  });
});
