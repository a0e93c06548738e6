import { expect, it } from "vitest";
import type { ProjectKind } from "../domain/programme/statuses";
import { besideSentences, excludedText, givesUpSentences } from "./exclusions";
import { messageText } from "./messages";

const project = (kind: ProjectKind, ...excludes: readonly ProjectKind[]) => ({
  code: `${kind}-2020`,
  name: `示例${kind}`,
  kind,
  rules: { excludes },
});

it("what excludes one another is named from both sides, once", () => {
  const [housing, training] = [project("housing", "training"), project("training")];
  const all = [housing, training, project("schooling")];
  expect(excludedText(housing, all)).toBe("积分培训");
  expect(excludedText(training, all)).toBe("示例housing");
  expect(excludedText(project("training", "housing"), all)).toBe("积分入住");
  expect(excludedText(project("insurance"), all)).toBeNull();
  expect(excludedText(project("training", "training"), all)).toBe("其他积分培训项目、示例housing");
  expect(excludedText(project("schooling"), all)).toBe("一名子女一年只有一个入学名额");
  expect(excludedText(project("schooling", "housing"), all)).toBe("积分入住；一名子女一年只有一个入学名额");
});

it("before the click stands what it gives up, and what it means for the others", () => {
  const nothing = { givesUp: [], wishedMore: [], wishedLess: [], passedOver: [] };
  expect([...givesUpSentences(nothing), ...besideSentences(nothing)]).toEqual([]);
  const place = { project: "积分入住", otherParent: false };
  expect(givesUpSentences({ ...nothing, givesUp: [{ ...place, state: "accepted" }] })[0]).toContain(
    "您已接受的“积分入住”",
  );
  expect(givesUpSentences({ ...nothing, givesUp: [{ ...place, state: "open" }] })[0]).toContain(
    "等待您答复的“积分入住”",
  );
  expect(givesUpSentences({ ...nothing, givesUp: [{ ...place, state: "open", otherParent: true }] })[0]).toContain(
    "另一位家长",
  );
  const beside = besideSentences({ ...nothing, wishedMore: ["甲"], wishedLess: ["乙", "丙"], passedOver: ["丁"] });
  expect(beside.map((one) => one.slice(0, 8))).toEqual(["“甲”的愿望排在", "“乙”“丙”的愿", "因为您有这个名额"]);
});

it("messages say the same", () => {
  const offer = { project: "积分培训", until: "2020-07-23" };
  expect(messageText("offer-made", { ...offer, givesUp: "" })).not.toContain("让出");
  for (const template of ["offer-made", "offer-promoted"])
    expect(messageText(template, { ...offer, givesUp: "积分入住”“积分入保" })).toContain(
      "接受就让出您的“积分入住”“积分入保”名额",
    );
  const passed = { project: "积分培训", other: "积分入住" };
  expect(messageText("passed-over", { ...passed, reason: "wished-more" })).toContain("持有“积分入住”的名额");
  expect(() => messageText("passed-over", { ...passed, reason: "bored" })).toThrow();
});
