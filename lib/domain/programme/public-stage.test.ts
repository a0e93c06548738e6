import { describe, expect, it } from "vitest";
import { publicStage } from "./public-stage";

const project = { opensOn: "2020-07-01", closesOn: "2020-07-17" };
const notice = { objectionsUntil: "2020-08-07" };

describe("where a project stands for visitors", () => {
  it("follows its days, both ends included", () => {
    const days = ["2020-06-30", "2020-07-01", "2020-07-17", "2020-07-18"];
    expect(days.map((day) => publicStage(project, undefined, day))).toEqual(["announced", "open", "open", "closed"]);
  });
  it("is in notice up to the last day, then final", () => {
    expect(["2020-08-07", "2020-08-08"].map((day) => publicStage(project, notice, day))).toEqual(["in-notice", "over"]);
  });
});
