import { expect, it } from "vitest";
import { formObject, keptValues } from "./form-data";
import { FORMS, type FormName } from "./forms";

const typed = { code: "123456", poolCode0: "site-1", password: "x", newPassword: "x", current: "x", name: "张三" };

it("what was typed is shown again after a refusal, codes of projects, pools and notices too", () => {
  for (const form of ["draftProject", "otherObjection"] as const)
    expect(keptValues(form, typed)).toEqual({ code: ["123456"], poolCode0: ["site-1"], name: ["张三"] });
});

it("a password, or a code that opens an account, never is; whichever form asks for six digits", () => {
  for (const form of ["phoneCode", "secondStep", "newPassword"] as const)
    expect(keptValues(form, typed)).toEqual({ poolCode0: ["site-1"], name: ["张三"] });
  const takesDigits = (form: FormName) => {
    const read = FORMS[form].safeParse({});
    return !read.success && read.error.issues.some((one) => one.path[0] === "code" && one.message.includes("验证码"));
  };
  expect((Object.keys(FORMS) as FormName[]).filter(takesDigits)).toEqual(["phoneCode", "secondStep", "newPassword"]);
});

it("the sign 0, which the database takes in no text, is left out of what was sent", () => {
  const data = new FormData();
  for (const value of ["请\0带证件", "\0"]) data.append("instructions", value);
  data.append("reason", "错\0");
  expect(formObject(data)).toEqual({ instructions: ["请带证件", ""], reason: "错" });
});
