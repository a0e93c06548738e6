import { expectAccessible } from "./axe";
import { expect, logInStaff, test } from "./portal";

test.use({ applicants: 60, portalOf: "stuck" });

test("a recheck that nobody of the department can take: shown on both sides, answered by an officer of the office", async ({
  newPerson,
}) => {
  const [admin, department, office1, office2] = [
    await newPerson(),
    await newPerson(),
    await newPerson(),
    await newPerson(),
  ];
  await logInStaff(office2, "office-2");
  await office2.goto("/office");
  await expect(office2.getByRole("heading", { name: "待办分布" })).toBeVisible();
  await expect(office2.getByText("部门无人可以复核")).toHaveCount(0);

  await logInStaff(admin, "admin");
  await admin.goto("/system/accounts");
  const second = admin.getByRole("row").filter({ hasText: "dept-human-resources-2" });
  await second.getByRole("button", { name: "停用" }).click();
  await expect(second.getByRole("button", { name: "停用" })).toHaveCount(0);

  await logInStaff(department, "dept-human-resources");
  await department.goto("/department");
  await expect(department.getByText(/本部门没有别的工作人员可以复核，由积分办/)).toBeVisible();
  await expectAccessible(department, "the department's list with a stuck recheck");
  await department.getByRole("link", { name: /异议 Y2020-/ }).click();
  await expect(department.getByText(/市人力资源和社会保障局的工作人员都决定过。由积分办/)).toBeVisible();
  await expect(department.getByRole("button", { name: "提交复核意见" })).toHaveCount(0);

  await office2.goto("/office");
  await expect(office2.getByRole("heading", { name: "部门无人可以复核，共 1 项" })).toBeVisible();
  await expectAccessible(office2, "the office's board with a stuck recheck");
  await office2.getByRole("link", { name: /^市人力资源和社会保障局 P03$/ }).click();
  await expect(office2.getByText(/由您代为复核，须写明理由/)).toBeVisible();
  await expectAccessible(office2, "the desk of who stands in");
  await office2.getByLabel("认可", { exact: true }).check();
  await office2.getByLabel("理由").fill("缴费证明连续，应当计入。");
  await office2.getByRole("button", { name: "提交复核意见" }).click();
  await expect(office2.getByText("复核意见已提交，由积分办决定异议。")).toBeVisible();
  await office2.goto("/office");
  await expect(office2.getByText("部门无人可以复核")).toHaveCount(0);

  await logInStaff(office1, "office-1");
  await office1.goto("/office/objections?status=proposed");
  await office1
    .getByRole("link", { name: /^Y2020-/ })
    .first()
    .click();
  await expect(office1.getByText(/部门无人可以复核，积分办代办/)).toBeVisible();
});
