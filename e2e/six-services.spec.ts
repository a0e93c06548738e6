import type { Page } from "@playwright/test";
import type { DemoPerson } from "../lib/cli/demo/people/make-people";
import { playNotices, type Three, threeOfEach } from "../lib/cli/demo/testing/notices";
import { expectAccessible, expectNoSidewaysScroll } from "./axe";
import { expect, logInStaff, moveClock, PASSWORD, test } from "./portal";
import { expectVerified } from "./recompute";

test.use({ portalOf: "six-services" });

const NARROW = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
const NAMES: Readonly<Record<string, string>> = {
  entrepreneurship: "积分创业",
  housing: "积分入住",
  insurance: "积分入保",
  schooling: "积分入学",
  secondment: "积分挂职",
  training: "积分培训",
};
const MANAGERS: Readonly<Record<string, string>> = {
  entrepreneurship: "svc-youth-league",
  housing: "svc-housing",
  insurance: "svc-human-resources",
  schooling: "svc-education",
  secondment: "svc-human-resources",
  training: "svc-human-resources",
};
/** What is chosen from, where the service has a choice; and what its last step records. */
const OPTIONS: Readonly<Record<string, string>> = { housing: "1 号楼 101", training: "电工班", secondment: "市文旅局" };
const LAST_MILE: Readonly<Record<string, readonly [button: string, fields: Readonly<Record<string, string>>]>> = {
  entrepreneurship: ["确认给予创业支持", { 给予的支持: "创业园工位一年" }],
  housing: ["确认签订租赁合同", { 合同编号: "示例-001", 租期届满日期: "2023-07-31" }],
  insurance: ["确认款项发放", { "金额（元）": "1200" }],
  schooling: ["确认报到注册", { "班级（选填）": "一年级 2 班" }],
  secondment: ["确认到岗", { 挂职期满日期: "2021-07-31" }],
  training: ["确认领取培训证书", { 证书编号: "示例-2020-8" }],
};

test("six services: an objection granted, a corrected notice, an offer declined, the next moves up and is served", async ({
  page,
  browser,
  newPerson,
  running,
}) => {
  const [office1, office2, department] = [await newPerson(), await newPerson(), await newPerson()];
  const own = new Map<string, Page>();
  const as = async ({ name, identityNumber }: DemoPerson): Promise<Page> => {
    const open = own.get(name);
    if (open !== undefined) return open;
    const fresh = await newPerson();
    await fresh.goto("/login");
    await fresh.getByLabel("证件号码").fill(identityNumber);
    await fresh.getByLabel("密码").fill(PASSWORD);
    await fresh.getByRole("button", { name: "登录" }).click();
    await expect(fresh.getByRole("heading", { name: "我的办理" })).toBeVisible();
    own.set(name, fresh);
    return fresh;
  };
  const managers = new Map<string, Page>();
  const managerOf = async (kind: string): Promise<Page> => {
    const login = MANAGERS[kind] ?? "";
    const open = managers.get(login);
    if (open !== undefined) return open;
    const fresh = await newPerson();
    await logInStaff(fresh, login);
    managers.set(login, fresh);
    return fresh;
  };

  await playNotices(running.data, running.origin);
  const all = threeOfEach();
  await logInStaff(office1, "office-1");
  await logInStaff(office2, "office-2");
  await logInStaff(department, "dept-human-resources-2");

  for (const three of all)
    await test.step(`${three.kind}: the second of three objects; it is granted`, () => objection(three));
  for (const three of all) await test.step(`${three.kind}: a corrected notice`, () => correction(three));
  await test.step("the period is over, and everything is final", async () => {
    await moveClock(page, "2020-07-13T09:00");
  });
  for (const three of all) await test.step(`${three.kind}: declined, and the next moves up`, () => movedUp(three));
  await test.step("the time to choose has come", () => moveClock(page, "2020-07-14T10:00"));
  for (const three of all) await test.step(`${three.kind}: served`, () => served(three));

  async function objection({ kind, people: [, second] }: Three): Promise<void> {
    const person = await as(second);
    await person.goto("/applicant/notices");
    await person.getByRole("link", { name: "对这个结果提出异议" }).click();
    await expect(person.getByRole("heading", { name: `提出异议：${NAMES[kind]}` })).toBeVisible();
    await person.getByLabel("有一项事实没有计入").check();
    await person.getByLabel("哪一项").selectOption({ label: "城镇社会保险（认可）" });
    await person.getByLabel("情况说明").fill("2004年起在原单位参保，没有计入。");
    await person.getByRole("button", { name: "提交异议" }).click();
    const number = (await person.locator(".panel strong").textContent()) ?? "";
    expect(number).toMatch(/^Y2020-/);
    await office1.goto("/office/objections");
    await office1.getByRole("link", { name: number }).click();
    await office1.getByRole("button", { name: "由我办理" }).click();
    await office1.getByLabel("复核的问题").fill("请核对2004年以来的参保月份。");
    await office1.getByRole("button", { name: "送部门复核" }).click();
    await expect(office1.getByText("部门复核中", { exact: true })).toBeVisible();
    await department.goto("/department");
    await department.getByRole("link", { name: number }).click();
    await department.getByLabel("认可", { exact: true }).check();
    await department.getByText(/计入的事实/).click();
    for (const row of [0, 1]) {
      await department.locator(`#from${row}`).fill("2004-01-01");
      await department.locator(`#to${row}`).fill("2020-03-31");
    }
    await department.getByLabel("理由").fill("原单位2004年起连续参保，有缴费记录。");
    await department.getByRole("button", { name: "提交复核意见" }).click();
    await expect(department.getByText("复核意见已提交，由积分办决定异议。")).toBeVisible();
    await office1.reload();
    await expect(office1.getByText(`${NAMES[kind]}：名次 2→1，总分`)).toBeVisible();
    await office1.getByLabel("支持：按复核结果更正").check();
    await office1.getByLabel("理由").fill("经部门复核，参保月份应当计入。");
    await office1.getByRole("button", { name: "提交决定" }).click();
    await expect(office1.getByRole("link", { name: "待重新排名并发布更正的公示" })).toBeVisible();
  }

  async function correction({ kind, people: [, second] }: Three): Promise<void> {
    const name = NAMES[kind] ?? "";
    await office1.goto("/office/rankings");
    await office1.getByRole("link", { name }).click();
    await office1.getByRole("button", { name: "按异议和处理结果重新排名" }).click();
    await expect(office1.getByText("排名由您运行，须由另一位工作人员公示。")).toBeVisible();
    await office2.goto("/office/rankings");
    await office2.getByRole("link", { name }).click();
    await office2.getByRole("button", { name: "发布更正的公示" }).click();
    await expect(office2.getByRole("button", { name: "发布更正的公示" })).toBeHidden();
    const address = `/notices/2020-${all.findIndex((one) => one.kind === kind) + 7}`;
    await expect(async () => {
      await page.goto(address);
      await expect(page.getByRole("heading", { name: "更正的内容" })).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    const person = await as(second);
    await person.goto("/applicant/notices");
    const code = (await person.locator(".panel strong").textContent()) ?? "";
    const notice = await (await page.request.get(`${address}/notice.json`)).text();
    const rows = (JSON.parse(notice) as { rows: { code: string; rank: number; outcome: string }[] }).rows;
    expect(rows.map(({ rank, outcome }) => [rank, outcome])).toEqual([
      [1, "within-quota"],
      [2, "waitlisted"],
      [3, "waitlisted"],
    ]);
    expect(rows[0]?.code).toBe(code);
    const proof = await person.getByRole("link", { name: "下载我的证明" }).getAttribute("href");
    const rulebook = await (await page.request.get("/rulebook/file")).text();
    await expectVerified(notice, rulebook, await (await person.request.get(proof ?? "")).text());
  }

  async function movedUp({ kind, people: [first, second] }: Three): Promise<void> {
    const name = NAMES[kind] ?? "";
    const manager = await managerOf(kind);
    await expect(async () => {
      await manager.goto("/department/offers");
      await manager.getByRole("link", { name }).click({ timeout: 1000 });
      await manager.getByLabel("接受以后怎样办理").fill("请带身份证到服务大厅办理。", { timeout: 1000 });
    }).toPass({ timeout: 60_000 });
    await manager.getByRole("button", { name: "发放全部名额" }).click();
    await expect(manager.getByText("名额已发放，指标内的人会收到短信。")).toBeVisible();
    const project = manager.url().replace(/\?.*/, "");
    if (kind === "training") await flowed(manager, project);

    const declining = await as(second);
    await declining.goto("/applicant");
    await declining.getByRole("link", { name: "选择接受或放弃" }).click();
    await declining.getByText("不需要这个名额").click();
    await declining.getByRole("button", { name: "放弃名额" }).click();
    await expect(declining.getByText("已放弃名额，名额已给下一位候补。")).toBeVisible();

    const next = await as(first);
    await next.goto("/applicant");
    await next.getByRole("link", { name: "选择接受或放弃" }).click();
    await expect(next.getByText(/有名额空出，您从候补递补/)).toBeVisible();
    await next.getByRole("button", { name: "接受名额" }).click();
    await expect(next.getByText("已接受名额。")).toBeVisible();
    const option = OPTIONS[kind];
    if (option !== undefined) {
      await manager.goto(project);
      await manager.locator("textarea[name=lines]").fill(`${option}，1`);
      await manager.getByRole("button", { name: "保存" }).click();
      await expect(manager.getByText("已保存。")).toBeVisible();
      await manager.getByText(/安排选择时间（还有 1 人没有时间）/).click();
      await manager.getByLabel("第一天").fill("2020-07-14");
      await manager.getByRole("button", { name: "安排时间" }).click();
      await expect(manager.getByText("选择时间已安排，本人会收到短信。")).toBeVisible();
    }
  }

  /** One pool had a place and nobody in it; by the service rules who waits for another has it already. */
  async function flowed(manager: Page, project: string): Promise<void> {
    await expect(manager.getByRole("row").filter({ hasText: "发放时有剩余" })).toContainText("新闻行业人才");
    await expectAccessible(manager, "places that went on");
    const narrow = await browser.newContext({ ...NARROW, baseURL: running.origin });
    const small = await narrow.newPage();
    await logInStaff(small, MANAGERS.training ?? "");
    await small.goto(project);
    await expect(small.getByRole("row").filter({ hasText: "发放时有剩余" })).toBeVisible();
    await expectNoSidewaysScroll(small, "places that went on, 320 px");
    await small.goto("/projects/training-2020");
    await expect(small.getByText("“新闻行业人才”的名额有剩余且无人递补的，转给“新市民”的候补")).toBeVisible();
    await expectNoSidewaysScroll(small, "a project whose places go on, 320 px");
    await narrow.close();
    await page.goto("/projects/training-2020");
    await expectAccessible(page, "a project whose places go on");
  }

  async function served({ kind, people: [first] }: Three): Promise<void> {
    const [manager, next] = [await managerOf(kind), await as(first)];
    await next.reload();
    const code = (await next.locator(".voucher-code strong").textContent()) ?? "";
    const option = OPTIONS[kind];
    if (option !== undefined) {
      await next.locator("select[name=optionId]").selectOption({ index: 1 });
      await next.getByRole("button", { name: "选定" }).click();
      await expect(next.getByText(option).first()).toBeVisible();
    }

    await manager.goto("/department/vouchers");
    await manager.getByLabel("凭证号").fill(code);
    await manager.getByRole("button", { name: "查找" }).click();
    await expect(manager.getByText("凭证有效。请核对身份证后再记录办理。")).toBeVisible();
    const [button, fields] = LAST_MILE[kind] ?? ["", {}];
    for (const [label, value] of Object.entries(fields)) await manager.getByLabel(label).first().fill(value);
    await manager.getByRole("button", { name: button }).click();
    await expect(manager.getByText("已记录，本人可以在“名额”里看到。")).toBeVisible();
    await next.goto("/applicant/dossier");
    await expect(next.getByRole("heading", { name: "已享受的服务" })).toBeVisible();
    await expect(next.getByText(NAMES[kind] ?? "").first()).toBeVisible();
  }
});
