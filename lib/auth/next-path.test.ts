import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("where to go after log-in", () => {
  it.each(["/applicant", "/applicant/score", "/applicant/application/claims/P03"])("%s is ours", (path) => {
    expect(nextPath(path)).toBe(path);
  });

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
    "/applicantx",
    "/office",
    "javascript:alert(1)",
  ])("%s leads to the first page", (path) => {
    expect(nextPath(path)).toBe("/applicant");
  });
});
