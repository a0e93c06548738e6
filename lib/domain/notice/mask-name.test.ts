import { expect, it } from "vitest";
import { fitsMask, maskName } from "./mask-name";

it.each([
  ["张明", "张*"],
  ["张小明", "张*明"],
  ["欧阳小明", "欧**明"],
  ["阿卜杜·热西提", "阿**·**提"],
  ["𠮷野家", "𠮷*家"],
  [" 张明 ", "张*"],
  ["张", "*"],
  ["", "*"],
])("%s is shown as %s", (name, shown) => {
  expect(maskName(name)).toBe(shown);
  if (name.trim() !== "") expect(fitsMask(shown, name)).toBe(true);
});

it.each([
  ["张**", "张小明", true],
  ["张*", "张小明", true],
  ["**明", "张小明", true],
  ["张*明", "张小红", false],
  ["李*明", "张小明", false],
  ["张*明", "张明", false],
  ["(*)", "(明)", true],
  [".*", "张明", false],
  ["", "张明", false],
])("another office's mask %s against %s: %s", (masked, name, fits) => {
  expect(fitsMask(masked, name)).toBe(fits);
});
