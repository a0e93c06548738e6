import { expect, it } from "vitest";
import { must } from "../../cli/demo/seed/walk";
import { readRulebook } from "../../contracts/rulebook";
import { applicationFile, indicator, rulebookFile, scoreOf } from "../../contracts/testing/small-rulebook";
import { scoreColumns } from "../scoring/score-columns";
import { afterRescoring, pointsDiffer } from "./rescored";
import { APPLICATION_STATUSES, moveApplication } from "./statuses";

const scored = (points: number, more: object = {}) => {
  const file = rulebookFile(
    [indicator("P", { kind: "once", points }, { ...more }), indicator("Q", { kind: "once", points: 9 })],
    { sections: [{ code: "basic", name: "基础", cap: 10 }] },
  );
  const { rulebook } = must(readRulebook(JSON.stringify(file)), "rulebook");
  const { score } = scoreOf(file, applicationFile({ P: [{}], Q: [{}] }));
  return { ...score, ...scoreColumns(rulebook)(score) };
};

it("points differ also where a cap hides it from the total, and words alone are no difference", () => {
  expect(scored(5).total).toBe(scored(6).total);
  expect(pointsDiffer(scored(5), scored(6))).toBe(true);
  expect(pointsDiffer(scored(5), scored(5, { name: "改名" }))).toBe(false);
});

it("only who was told is asked again, and what a notice rests on stands", () => {
  for (const status of APPLICATION_STATUSES)
    for (const inNotice of [true, false]) {
      expect(afterRescoring(status, { changed: false, inNotice })).toBe("leave");
      const next = afterRescoring(status, { changed: true, inNotice });
      if (next === "ask") expect(moveApplication(status, "pointsCorrected")).toMatchObject({ ok: true });
      else if (!inNotice) expect(moveApplication(status, "pointsCorrected").ok).toBe(false);
    }
  expect(afterRescoring("confirmed", { changed: true, inNotice: true })).toBe("tell");
  expect(afterRescoring("scored", { changed: true, inNotice: false })).toBe("leave");
});
