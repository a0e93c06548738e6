import { describe, expect, it } from "vitest";
import { changePasswordSchema, loginSchema, newPasswordSchema } from "../../forms/accounts";
import { isWeakPassword } from "./password";

describe("passwords", () => {
  it.each([
    "1234567890",
    "0987654321",
    "qwertyuiop",
    "1q2w3e4r5t",
    "1qaz2wsx3edc",
    "aaaaaaaaaa",
    "abcabcabcabc",
    "abcdefghij",
    "password123",
    "Password2020!",
    "P@ssw0rd123",
    "passw0rd!!!!",
    "iloveyou1314",
    "woaini1314520",
    "woaini5201314",
    "asdfghjkl123",
    "zxcvbnm12345",
    "admin123456",
    "shishi123456",
    "qazwsxedc123",
    "welcome2020!",
    "letmein12345",
    "111222333444",
    "198804121234",
    "sunshine2020",
    "football1234",
    "princess1234",
    "123qweasdzxc",
    "   password   ",
    "!!!!!!!!!!",
    "aA1!aA1!aA1!",
    "qwerqwerqwer",
    "abcd1234abcd",
  ])("%s is too easy", (password) => {
    expect(isWeakPassword(password, [])).toBe(true);
  });

  it.each([
    "river-table-green-77",
    "lake-stone-orange-2020",
    "cloud-paper-lamp-31",
    "Xk4#tqLw9z",
    "青山绿水石狮湾的早晨",
    "correct horse battery staple",
    "zzzkq8vf-mwt-5",
    "大海边的灯塔很亮",
    "7193-8264-0571-9926",
  ])("%s is taken", (password) => {
    expect(isWeakPassword(password, [])).toBe(false);
  });

  it.each([
    ["zhangwei-lake-77", "zhangwei"],
    ["office1-lake-stone", "office-1"],
    ["张伟的密码很好记住", "张伟"],
    ["lake19880412stone", "990000198804121234"],
    ["stone-0412123-lake", "990000198804121234"],
    ["lake-38000011-stone", "13800001122"],
  ])("%s holds the person's own %s", (password, own) => {
    expect(isWeakPassword(password, [own])).toBe(true);
    expect(isWeakPassword(password.replace(/\d{4,}|zhangwei|office1|张伟/, "kqvwx"), [own])).toBe(false);
  });

  it("are taken whole: 10 to 128 signs, never cut, trimmed or changed", () => {
    const take = (password: string) => newPasswordSchema.safeParse({ code: "123456", password });
    expect(take("123456789").success).toBe(false);
    for (const password of ["1234567890", ` ${"é中 x".repeat(15)} `, "x".repeat(64), "x".repeat(128)])
      expect(take(password).data?.password).toBe(password);
    expect(take("x".repeat(129)).success).toBe(false);
    const long = `${"q".repeat(63)} `;
    expect(loginSchema.parse({ documentNumber: "1", password: long }).password).toBe(long);
    expect(changePasswordSchema.parse({ current: long, password: long }).current).toBe(long);
    expect(changePasswordSchema.safeParse({ current: "x".repeat(5000), password: long }).success).toBe(false);
  });
});
