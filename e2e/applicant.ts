import type { Page } from "@playwright/test";
import { demoIdentityNumber, demoPhone } from "../lib/cli/demo/people/identity";
import { APPLICANT_PASSWORD, expect, sentCode } from "./portal";

export type Someone = {
  readonly name: string;
  readonly birthDate: string;
  readonly document: string;
  readonly phone: string;
};

/** A made-up person who can be nobody: region codes that are not assigned. */
export function someone(name: string, index: number): Someone {
  const birthDate = "1988-04-12";
  return { name, birthDate, document: demoIdentityNumber(birthDate, index), phone: demoPhone(index) };
}

/** Fills in who stands at a township's counter. */
export async function present(page: Page, { name, document }: Pick<Someone, "name" | "document">): Promise<void> {
  await page.goto("/township/counter");
  await page.getByLabel("姓名").fill(name);
  await page.getByLabel("证件号码").fill(document);
  await page.getByLabel("没有手机").check();
  await page.getByLabel("申请人本人到场，已核对证件原件").check();
  await page.getByLabel(/本人同意由窗口代为办理/).check();
  await page.getByRole("button", { name: "开始代办" }).click();
  await expect(page.getByText(`代 ${name} 办理`)).toBeVisible();
}

export async function register(page: Page, who: Someone): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("姓名").fill(who.name);
  await page.getByLabel("证件号码", { exact: true }).fill(who.document);
  await page.getByLabel("手机号").fill(who.phone);
  await page.getByLabel("密码").fill(APPLICANT_PASSWORD);
  await page.getByLabel("我已阅读并同意隐私说明").check();
  await page.getByLabel("我同意处理办理所需的敏感信息").check();
  await page.getByRole("button", { name: "获取验证码" }).click();
  await expect(page).toHaveURL(/register\/code/);
  await page.getByLabel("验证码").fill(await sentCode(page, who.phone));
  await page.getByRole("button", { name: "完成注册" }).click();
  await expect(page).toHaveURL(/login\?registered=1/);
}

export async function logIn(page: Page, who: Someone, password = APPLICANT_PASSWORD): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("证件号码").fill(who.document);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
}

export async function sendDossier(
  page: Page,
  who: Someone,
  township: string,
  applicantClass: string,
  child?: { readonly name: string; readonly documentNumber: string },
): Promise<void> {
  await page.goto("/applicant/dossier");
  await page.getByLabel("出生日期").fill(who.birthDate);
  await page.getByLabel("居住的镇（街道）").selectOption({ label: township });
  await page.getByLabel("申请类别").selectOption(applicantClass);
  await page.getByLabel("现住址").fill("灵狮路 8 号 2 栋 301 室");
  await page.getByRole("button", { name: "保存档案" }).click();
  await expect(page.getByText("已保存。")).toBeVisible();
  if (child !== undefined) {
    await page.getByLabel("与您的关系").selectOption("child");
    await page.getByLabel("姓名", { exact: true }).fill(child.name);
    await page.getByLabel("身份证号", { exact: true }).fill(child.documentNumber);
    await page.getByRole("button", { name: "添加" }).click();
    await expect(page.getByText("需要您作为监护人同意").first()).toBeVisible();
    await page.getByLabel(/我是其监护人/).check();
    await page.getByRole("button", { name: "添加" }).click();
    await expect(page.getByText(child.name)).toBeVisible();
  }
  await page.getByRole("button", { name: "送交确认" }).click();
  await expect(page.getByRole("heading", { name: "我的办理" })).toBeVisible();
}
