import { describe, expect, it } from "vitest";
import { loginPath, nextPath } from "./next-path";

describe("where to go after log-in", () => {
  it.each(["/applicant", "/applicant/score", "/applicant/application/claims/P03", "/applicant/offers?done=1"])(
    "%s is ours",
    (path) => {
      expect(nextPath("applicant", path)).toBe(path);
      expect(nextPath("staff", path)).toBe("/staff");
    },
  );

  it.each(["/department/vouchers?code=7K3M-9QXD-4T6W-BR2H", "/township", "/office/objections?status=taken&page=2"])(
    "%s is for staff",
    (path) => {
      expect(nextPath("staff", path)).toBe(path);
      expect(nextPath("applicant", path)).toBe("/applicant");
      expect(loginPath("staff", `${path}${path.includes("?") ? "&" : "?"}_rsc=1x2y3`)).toBe(loginPath("staff", path));
      expect(loginPath("staff", path)).toBe(`/login/staff?next=${encodeURIComponent(path)}`);
    },
  );

  it.each([
    undefined,
    "",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/applicant//../..//evil.example",
    "/applicant/../../evil",
    "/applicant//evil.example",
    "/applicant/.//evil",
    "/applicant/%2e%2e/x",
    "/applicant\n//evil.example",
    "/applicant@evil.example",
    "/applicant?next=//evil.example",
    "/applicantx",
    "/department//evil.example",
    "/department/../..//evil.example",
    "/departments",
    "/staff//x",
    `/department?code=${"x".repeat(400)}`,
    "javascript:alert(1)",
  ])("%s leads to the first page", (path) => {
    expect(nextPath("applicant", path)).toBe("/applicant");
    expect(nextPath("staff", path)).toBe("/staff");
    expect(loginPath("applicant", path ?? null)).toBe("/login");
  });
});
