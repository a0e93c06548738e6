import type { Page } from "@playwright/test";
import { parentAndTwoWaiting, playNotices } from "../lib/cli/demo/testing/notices";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expectTargets } from "./look";
import { expect, logInPlayed, logInStaff, moveClock, test } from "./portal";

test.use({ portalOf: "gives-up" });

const [parent, forSchool, forHome] = parentAndTwoWaiting();
const [first, second] = parent.members;
const [FIRST, SECOND] = [`积分入学（${first?.name}）`, `积分入学（${second?.name}）`];
const GIVES_UP = "不能同时享受，接受这个名额就让出：";

async function expectFit(page: Page, what: string): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  await expectTargets(page, 44, what);
}

async function startOffers(manager: Page, project: string): Promise<void> {
  await expect(async () => {
    await manager.goto("/department/offers");
    await manager.getByRole("link", { name: project }).click({ timeout: 1000 });
    await manager.getByLabel("接受以后怎样办理").fill("请带身份证到服务大厅办理。", { timeout: 1000 });
  }).toPass({ timeout: 60_000 });
  await manager.getByRole("button", { name: "发放全部名额" }).click();
  await expect(manager.getByText("名额已发放，指标内的人会收到短信。")).toBeVisible();
}

test("who accepts a place wished more is told which places that gives up, of which child, and the next move up there", async ({
  page,
  newPerson,
  newPlainPerson,
  running,
}) => {
  const [education, housing, seen] = [await newPerson(), await newPerson(), await newPerson()];
  const [own, next, last] = [await newPlainPerson(), await newPlainPerson(), await newPlainPerson()];
  let voucher = "";
  await playNotices(running.data, running.origin, [parent, forSchool, forHome], { housing: ["schooling"] });

  await test.step("the parent of two puts the home before both schools", async () => {
    await logInPlayed(own, parent);
    await own.goto("/applicant/application/projects");
    const wishes = own.getByRole("region", { name: "愿望次序" }).locator("ol > li");
    await expect(wishes).toHaveCount(3);
    for (const school of [SECOND, FIRST])
      await own.getByRole("button", { name: `把“积分入住”排到“${school}”前面` }).click();
    await expect(wishes.first()).toContainText("积分入住");
    await expectFit(own, "wishes");
    await logInPlayed(seen, parent);
    await seen.goto("/applicant/application/projects");
    await expectAccessible(seen, "wishes");
  });

  await test.step("two schools are offered: one is accepted, and the page says what the home would do to it", async () => {
    await moveClock(page, "2020-07-13T09:00");
    await logInStaff(education, "svc-education");
    await startOffers(education, "积分入学");
    await own.goto("/applicant/offers");
    await own.getByRole("link", { name: `2020年度${FIRST}` }).click();
    await expect(own.getByText(GIVES_UP)).toHaveCount(0);
    await expect(own.getByText("“积分入住”的愿望排在前面：以后那里有名额，仍会通知您")).toBeVisible();
    await expectFit(own, "a place beside which another is wished more");
    await own.getByRole("button", { name: "接受名额", exact: true }).click();
    await expect(own.getByText("已接受名额。")).toBeVisible();
    voucher = (await own.locator(".voucher-code strong").textContent()) ?? "";
  });

  await test.step("the home is offered beside them, and names both schools with their children before the click", async () => {
    await logInStaff(housing, "svc-housing");
    await startOffers(housing, "积分入住");
    await own.goto("/applicant/offers");
    await own.getByRole("link", { name: "2020年度积分入住" }).click();
    await expect(own.getByText(GIVES_UP)).toBeVisible();
    await expect(own.getByText(`您已接受的“${FIRST}”名额将同时让出，给下一位候补，不能恢复。`)).toBeVisible();
    await expect(own.getByText(`等待您答复的“${SECOND}”名额将同时放弃，给下一位候补，不能恢复。`)).toBeVisible();
    await expectFit(own, "what accepting gives up");
    await seen.goto(new URL(own.url()).pathname);
    await expectAccessible(seen, "what accepting gives up");
  });

  await test.step("accepted: both schools are gone, each page says for what, and the old voucher opens nothing", async () => {
    await own.getByRole("button", { name: "接受名额，让出上面的名额" }).click();
    await expect(own.getByText("已接受名额。")).toBeVisible();
    for (const [name, school] of [
      [FIRST, "示例第一实验小学 一年级"],
      [SECOND, "示例第二实验小学 一年级"],
    ] as const) {
      await own.goto("/applicant/offers");
      await own.getByRole("link", { name: `2020年度${name}` }).click();
      await expect(
        own.getByText(`接受“积分入住”的名额时，与它不能同时享受的${school}名额让给了下一位候补。`),
      ).toBeVisible();
      await expect(own.locator(".voucher-code")).toHaveCount(0);
      await expectFit(own, "a place given up");
    }
    await seen.goto(new URL(own.url()).pathname);
    await expectAccessible(seen, "a place given up");
    await education.goto(`/department/vouchers?code=${voucher}`);
    await expect(education.getByText("这份凭证已失效，不能办理。")).toBeVisible();
    await expectAccessible(education, "the voucher of a place given up");
  });

  await test.step("who waited for a school has the one wished first; who waited for the home waits on", async () => {
    await logInPlayed(next, forSchool);
    await next.getByRole("link", { name: "选择接受或放弃" }).click();
    await expect(next.getByText("有名额空出，您从候补递补，名额是：示例第二实验小学 一年级。")).toBeVisible();
    await expectFit(next, "a place that came free");
    await next.getByRole("button", { name: "接受名额", exact: true }).click();
    await expect(next.getByText("已接受名额。")).toBeVisible();
    await logInPlayed(last, forHome);
    await last.goto("/applicant/offers");
    await expect(last.getByText("您还没有名额。")).toBeVisible();
  });
});
