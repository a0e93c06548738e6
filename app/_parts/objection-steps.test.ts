import { expect, it } from "vitest";
import { objectionSteps } from "./objection-steps";

const AT = new Date("2020-08-20T09:00:00+08:00");
const CASE: Parameters<typeof objectionSteps>[0] = {
  status: "raised",
  side: "person",
  raisedAt: AT,
  dueOn: "2020-09-03",
  takenAt: null,
  recheckAskedAt: null,
  heardAt: null,
  heardUntil: null,
  answeredAt: null,
  decidedAt: null,
  corrections: [],
  line: null,
};
const last = (one: Partial<Parameters<typeof objectionSteps>[0]>) =>
  objectionSteps({ ...CASE, ...one }, "您", "您").at(-1);

it("a grant is no end in the red, whether a correction is owed or was published; a refusal is", () => {
  const decided = { takenAt: AT, recheckAskedAt: AT, decidedAt: AT };
  expect(last({ ...decided, status: "granted" })).toMatchObject({ name: "决定：支持", state: "done" });
  expect(last({ ...decided, status: "refused" })).toMatchObject({ name: "决定：没有支持", state: "stopped" });
});

it("who took an objection back is called as on the page, and nobody who did not have it stands in between", () => {
  expect(last({ status: "withdrawn", decidedAt: AT })).toEqual({
    name: "已撤回，不再办理",
    state: "stopped",
    who: "您",
    since: "2020-08-20",
  });
  expect(objectionSteps({ ...CASE, status: "withdrawn", decidedAt: AT }, "您", "您")).toHaveLength(2);
});
